using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Operations.StaffChannel;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Operations;

/// <summary>The operator's figures.</summary>
public static class OperationsFeature
{
    /// <summary>What every process needs.</summary>
    public static void AddOperations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StaffListeners>();
        builder.Services.AddSingleton<IStaffListeners>(services => services.GetRequiredService<StaffListeners>());
    }

    /// <summary>What watches and measures, for the role <c>worker</c>.</summary>
    public static void AddOperationsWork(this IHostApplicationBuilder builder) =>
        builder.Services.AddHostedService<StaffWatch>();

    /// <summary>Maps <c>/api/admin/overview</c>.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/admin/overview", GetOverviewAsync)
            .WithTags("Operations")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);

    private static async Task<Ok<Overview>> GetOverviewAsync(
        NpgsqlDataSource database,
        IRealtime realtime,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var online = await OnlineAsync(realtime, cancellationToken);
        var overview = await database
            .Command(
                // Messages are numbered without a hole, so the counters add up to their number without counting rows.
                """
                SELECT
                  (SELECT count(*) FROM users),
                  (SELECT count(*) FROM conversations),
                  (SELECT coalesce(sum(last_seq), 0)::bigint FROM conversations),
                  (SELECT count(*) FROM messages WHERE created_at > now() - interval '60 seconds'),
                  (SELECT count(*) FROM outbox),
                  (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0)::float8 FROM outbox),
                  (SELECT count(*) FROM outbox_dead),
                  pg_database_size(current_database())
                """
            )
            .FirstAsync(
                row => new Overview
                {
                    Users = row.GetInt64(0),
                    Conversations = row.GetInt64(1),
                    Messages = row.GetInt64(2),
                    MessagesLastMinute = row.GetInt64(3),
                    OutboxDepth = row.GetInt64(4),
                    OutboxLagSeconds = row.GetDouble(5),
                    OutboxDead = row.GetInt64(6),
                    DatabaseBytes = row.GetInt64(7),
                    Connections = online?.Connections,
                    UsersOnline = online?.Users,
                    At = time.GetUtcNow(),
                },
                cancellationToken
            );
        return TypedResults.Ok(overview!);
    }

    private static async Task<RealtimeInfo?> OnlineAsync(IRealtime realtime, CancellationToken cancellationToken)
    {
        try
        {
            return await realtime.InfoAsync(cancellationToken);
        }
        catch (RealtimeUnavailableException)
        {
            // The page says so by the missing figure.
            return null;
        }
    }
}
