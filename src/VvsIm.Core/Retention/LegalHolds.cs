using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Retention;

/// <summary>Puts a workspace or a conversation on hold, or ends that. What is on hold is not touched by retention from the answer on.</summary>
internal static class LegalHolds
{
    private const string Key = "hashtext('retention:hold')";

    /// <summary>A batch says that it is under way.</summary>
    public const string Share = $"SELECT pg_advisory_xact_lock_shared({Key})";

    /// <summary>A hold waits for the batches under way.</summary>
    private const string Wait = $"SELECT pg_advisory_xact_lock({Key})";

    /// <summary>Sets or lifts the hold of a conversation; false if it was so already.</summary>
    public static Task<bool> OfConversationAsync(
        NpgsqlDataSource database,
        Guid id,
        bool held,
        ModerationEntry entry,
        CancellationToken cancellationToken
    ) => SetAsync(database, "conversations", id, held, entry, cancellationToken);

    /// <summary>Sets or lifts the hold of a workspace; false if it was so already.</summary>
    public static Task<bool> OfWorkspaceAsync(
        NpgsqlDataSource database,
        Guid id,
        bool held,
        ModerationEntry entry,
        CancellationToken cancellationToken
    ) => SetAsync(database, "workspaces", id, held, entry, cancellationToken);

    /// <summary>What the log is told.</summary>
    public static ModerationAction Action(bool held) =>
        held ? ModerationAction.LegalHoldSet : ModerationAction.LegalHoldLifted;

    private static async Task<bool> SetAsync(
        NpgsqlDataSource database,
        string table,
        Guid id,
        bool held,
        ModerationEntry entry,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Command(Wait).RunAsync(cancellationToken);
        var changed = await connection
            .Command($"UPDATE {table} SET legal_hold = $2 WHERE id = $1 AND legal_hold <> $2", id, held)
            .RunAsync(cancellationToken);
        if (changed == 0)
            return false;
        await ModerationLog.WriteAsync(connection, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
