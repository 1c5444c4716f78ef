using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>Tells everybody who shares a workspace with somebody what that person is called and looks like now.</summary>
internal static class PersonNews
{
    private const string Read = """
        SELECT u.id, u.display_name, u.status_emoji, u.status_text, u.status_until, u.avatar_id,
          ARRAY (SELECT w.workspace_id FROM workspace_members w WHERE w.user_id = u.id)
        FROM users u WHERE u.id = $1
        """;

    /// <summary>In the transaction that changed it; the caller raises the outbox signal of the person's partition after its commit.</summary>
    public static async Task TellAsync(
        NpgsqlConnection connection,
        Guid userId,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (user, workspaces) = await connection
            .Command(Read, userId)
            .FirstAsync(row => (People.Read(row, time.GetUtcNow()), row.GetFieldValue<Guid[]>(6)), cancellationToken);
        if (workspaces is not { Length: > 0 })
            return;
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(userId),
            [.. workspaces.Select(Channels.Workspace)],
            new PersonChanged(user),
            cancellationToken
        );
    }
}
