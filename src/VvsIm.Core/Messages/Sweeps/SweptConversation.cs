using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Messages.Sweeps;

/// <summary>A conversation that is locked for somebody who is no reader of it: the worker, on behalf of staff.</summary>
/// <param name="LastChange">The number of what happened last.</param>
/// <param name="HistoryFloor">See <see cref="EventText.ForEvent"/>.</param>
/// <param name="LegalHold">Nothing that is said there may be destroyed.</param>
internal sealed record SweptConversation(long LastChange, long HistoryFloor, bool LegalHold)
{
    private const string Lock = "SELECT FROM conversations WHERE id = $1 FOR NO KEY UPDATE";

    private const string Read = """
        SELECT c.last_change, c.history_floor, c.legal_hold OR w.legal_hold
        FROM conversations c JOIN workspaces w ON w.id = c.workspace_id
        WHERE c.id = $1
        """;

    /// <summary>Messages belong to a conversation that is there: none is ever removed while it has some.</summary>
    public static async Task<SweptConversation> LockAsync(
        NpgsqlConnection connection,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(Lock, id).RunAsync(cancellationToken);
        return await connection
                .Command(Read, id)
                .FirstAsync(
                    row => new SweptConversation(row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2)),
                    cancellationToken
                )
            ?? throw new InvalidOperationException($"There is no conversation {id}, but messages in it.");
    }
}
