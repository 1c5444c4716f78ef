using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace VvsIm.Core.Database;

/// <summary>The database: one pool of connections, the model, the migrator.</summary>
public static class DatabaseFeature
{
    /// <summary>Adds the database at <c>ConnectionStrings:Postgres</c>.</summary>
    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<DatabaseOptions>()
            .BindConfiguration("Database")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services =>
        {
            var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            var address = new NpgsqlConnectionStringBuilder(
                services.GetRequiredService<IConfiguration>().GetConnectionString("Postgres")
                    ?? throw new InvalidOperationException("ConnectionStrings:Postgres is not set.")
            )
            {
                MaxPoolSize = options.MaxConnections,
                CommandTimeout = options.StatementTimeout,
                // Statements run often are prepared once per connection, without any caller asking for it.
                MaxAutoPrepare = 100,
                ApplicationName = "vvs-im",
            };
            return new NpgsqlDataSourceBuilder(address.ConnectionString).Build();
        });
        builder.Services.AddDbContextPool<VvsImDb>(
            (services, options) => options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
        );
        builder.Services.AddSingleton<Migrator>();
    }
}
