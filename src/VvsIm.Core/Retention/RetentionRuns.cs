using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Retention;

/// <summary><c>GET /api/admin/retention/runs</c> and <c>POST /api/admin/retention/run</c>.</summary>
internal static class RetentionRuns
{
    private const int Shown = 50;

    public static async Task<Ok<Listing<RetentionRun>>> ListAsync(
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var runs = await database
            .Command(
                """
                SELECT id, started_at, ended_at, interrupted, conversations, messages, rows, files, bytes, batches
                FROM retention_runs ORDER BY started_at DESC LIMIT $1
                """,
                Shown
            )
            .ListAsync(
                row => new RetentionRun
                {
                    Id = row.GetGuid(0),
                    StartedAt = row.GetFieldValue<DateTimeOffset>(1),
                    EndedAt = row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                    State =
                        row.GetBoolean(3) ? RetentionRunState.Interrupted
                        : row.IsDBNull(2) ? RetentionRunState.Running
                        : RetentionRunState.Done,
                    Conversations = row.GetInt32(4),
                    Messages = row.GetInt64(5),
                    Rows = row.GetInt64(6),
                    Files = row.GetInt64(7),
                    Bytes = row.GetInt64(8),
                    Batches = row.GetInt32(9),
                },
                cancellationToken
            );
        return TypedResults.Ok(new Listing<RetentionRun> { Items = [.. runs], Total = runs.Count });
    }

    public static async Task<NoContent> RunAsync(
        StaffMember staff,
        JobRequests requests,
        CancellationToken cancellationToken
    )
    {
        await requests.AskAsync(nameof(PurgeMessages), staff.Id, cancellationToken);
        return TypedResults.NoContent();
    }
}
