using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Later.Scheduled;

/// <summary><c>GET /api/scheduled</c>: mine, the next one first. All of them: <see cref="Limits.ScheduledMessages"/> is a page.</summary>
internal static class ListScheduled
{
    public static async Task<Ok<Page<ScheduledMessage>>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var rows = await database
            .Command(
                $"SELECT {ScheduledRow.Columns} FROM scheduled_messages WHERE user_id = $1 ORDER BY send_at, id",
                user.Id
            )
            .ListAsync(ScheduledRow.Read, cancellationToken);
        return TypedResults.Ok(new Page<ScheduledMessage> { Items = [.. rows.Select(row => row.Message)] });
    }
}
