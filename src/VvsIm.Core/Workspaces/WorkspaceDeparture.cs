using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Conversations;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Workspaces;

/// <summary>
/// Somebody goes from a workspace, and from everything in it. Their direct conversations wait for them: the other ones keep theirs, and who
/// comes back finds them again.
/// </summary>
internal sealed partial class WorkspaceDeparture(
    NpgsqlDataSource database,
    IRealtime realtime,
    OutboxSignal signal,
    ILogger<WorkspaceDeparture> logger
)
{
    private const string Lock = """
        SELECT c.id, c.kind FROM conversations c
        JOIN conversation_members m ON m.conversation_id = c.id AND m.user_id = $2 AND m.left_at IS NULL
        WHERE c.workspace_id = $1 AND c.deleted_at IS NULL
        ORDER BY c.id
        FOR NO KEY UPDATE OF c
        """;

    private const string PutAside = """
        UPDATE conversation_members
        SET left_at = now(), own_change = own_change + 1, pin_order = NULL, muted_until = NULL, notify = 'all', archived = false,
          draft = NULL, draft_at = NULL
        WHERE conversation_id = $1 AND user_id = $2
        """;

    private const string Heard = """
        SELECT c.id FROM conversations c
        WHERE c.workspace_id = $1
          AND (c.kind = 'channel' AND c.deleted_at IS NULL
            OR EXISTS (SELECT FROM conversation_members m WHERE m.conversation_id = c.id AND m.user_id = $2))
        """;

    /// <summary>
    /// Takes turns with whoever writes where they are a member. First of all in the transaction, before the workspace is locked: who comes
    /// in by a link locks in the same order.
    /// </summary>
    public static async Task<IReadOnlyList<(Guid Id, ConversationKind Kind)>> LockAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(Lock, workspaceId, userId)
            .ListAsync(row => (row.GetGuid(0), Names.Kind(row.GetString(1))), cancellationToken);

    /// <summary>
    /// Ends the membership and tells everybody. In the caller's transaction; the caller commits and then calls <see cref="FinishAsync"/>.
    /// </summary>
    /// <param name="connection">With the transaction open.</param>
    /// <param name="workspaceId">From where.</param>
    /// <param name="userId">Who goes.</param>
    /// <param name="actorId">Whose doing it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The conversations that they are out of.</returns>
    public static async Task<Guid[]> GoAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        Guid actorId,
        CancellationToken cancellationToken
    )
    {
        var all = await LockAsync(connection, workspaceId, userId, cancellationToken);
        foreach (var (id, kind) in all)
            if (kind == ConversationKind.Direct)
                await PutAsideAsync(connection, id, userId, cancellationToken);
            else
                await Departure.GoAsync(connection, id, userId, actorId, cancellationToken);
        var name = await connection
            .Command(
                """
                WITH gone AS (DELETE FROM workspace_members WHERE workspace_id = $1 AND user_id = $2)
                SELECT name FROM workspaces WHERE id = $1
                """,
                workspaceId,
                userId
            )
            .FirstAsync(row => row.GetString(0), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(userId),
            [Channels.User(userId)],
            new WorkspaceLeft(workspaceId, name!),
            cancellationToken
        );
        return [.. all.Select(one => one.Id)];
    }

    /// <summary>After the commit: wakes the relay, and ends what their apps listen to there, at once.</summary>
    public async Task FinishAsync(
        Guid workspaceId,
        Guid userId,
        IEnumerable<Guid> conversations,
        CancellationToken cancellationToken
    )
    {
        signal.Raise(OutboxPartition.Of(userId));
        foreach (var partition in conversations.Select(OutboxPartition.Of).Distinct())
            signal.Raise(partition);
        var heard = await database
            .Command(Heard, workspaceId, userId)
            .ListAsync(row => Channels.Conversation(row.GetGuid(0)), cancellationToken);
        try
        {
            foreach (var channel in heard.Prepend(Channels.Workspace(workspaceId)))
                await realtime.UnsubscribeAsync(userId, channel, cancellationToken);
        }
        catch (RealtimeUnavailableException e)
        {
            LogSubscribed(e, userId, workspaceId);
        }
    }

    private static async Task PutAsideAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(PutAside, id, userId).RunAsync(cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(userId)],
            new ConversationLeft(id),
            cancellationToken
        );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{User} is gone from the workspace {Workspace}, but may listen to it until the tokens of their connections expire"
    )]
    private partial void LogSubscribed(Exception exception, Guid user, Guid workspace);
}
