using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Web.Health;

/// <summary>The schema is the one that this program was written for.</summary>
internal sealed class MigrationsHealth(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var version = await migrator.VersionAsync(cancellationToken);
            return version == Migrator.NewestVersion
                ? HealthCheckResult.Healthy($"Schema {version}.")
                : HealthCheckResult.Unhealthy($"Schema {version}; this version needs {Migrator.NewestVersion}.");
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
