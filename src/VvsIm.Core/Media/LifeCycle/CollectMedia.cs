using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>
/// Forgets files that nobody needs any more: uploads that were never sent, those of messages deleted long ago, pictures that were replaced. In small
/// batches, a transaction each, so that nobody waits for it; what somebody else works with right now is left for the next turn.
/// Their bytes go when <see cref="CollectObjects"/> finds that nothing points to them.
/// </summary>
internal sealed partial class CollectMedia(
    NpgsqlDataSource database,
    IOptions<LifeCycleOptions> options,
    ILogger<CollectMedia> logger
) : IJob
{
    internal const int BatchSize = 500;

    // Nobody's picture, whatever else is said of it: the foreign keys would refuse the whole batch.
    private const string NobodysPicture = """
        NOT EXISTS (SELECT FROM users x WHERE x.avatar_id = m.id)
        AND NOT EXISTS (SELECT FROM conversations x WHERE x.avatar_id = m.id)
        AND NOT EXISTS (SELECT FROM workspaces x WHERE x.avatar_id = m.id)
        """;

    // Whoever attaches a file holds its row: it is skipped here, or not there any more for them.
    private const string Unused = $"""
        SELECT m.id FROM media m
        WHERE m.used_at IS NULL AND m.created_at < now() - $1::interval
          AND NOT EXISTS (SELECT FROM scheduled_messages s WHERE m.id = ANY (s.attachment_ids))
          AND NOT EXISTS (SELECT FROM held_messages h WHERE h.attachment_ids @> ARRAY[m.id])
          AND {NobodysPicture}
        ORDER BY m.created_at
        LIMIT $2
        FOR UPDATE OF m SKIP LOCKED
        """;

    private const string Replaced = $"""
        SELECT m.id FROM media m
        WHERE m.replaced_at < now() - $1::interval AND m.conversation_id IS NULL AND {NobodysPicture}
        ORDER BY m.replaced_at
        LIMIT $2
        FOR UPDATE OF m SKIP LOCKED
        """;

    // A deleted conversation deletes its messages with it.
    private const string Deleted = """
        SELECT m.id FROM (
          SELECT x.conversation_id, x.seq FROM messages x WHERE x.deleted_at < now() - $1::interval
          UNION ALL
          SELECT x.conversation_id, x.seq FROM conversations c JOIN media x ON x.conversation_id = c.id
          WHERE c.deleted_at < now() - $1::interval
        ) gone
        JOIN media m ON m.conversation_id = gone.conversation_id AND m.seq = gone.seq
        JOIN conversations c ON c.id = m.conversation_id
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE NOT c.legal_hold AND NOT w.legal_hold
          -- What a ban has hidden can be brought back.
          AND NOT EXISTS (SELECT FROM hidden_messages h WHERE h.conversation_id = m.conversation_id AND h.seq = m.seq)
        LIMIT $2
        FOR UPDATE OF m SKIP LOCKED
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var kept = options.Value;
        var unused = await ForgetAsync(Unused, kept.KeepUnused, cancellationToken);
        var deleted = await ForgetAsync(Deleted, kept.KeepDeleted, cancellationToken);
        var replaced = await ForgetAsync(Replaced, kept.KeepReplaced, cancellationToken);
        if (unused + deleted + replaced > 0)
            LogForgotten(unused, deleted, replaced);
    }

    private async Task<int> ForgetAsync(string which, TimeSpan after, CancellationToken cancellationToken)
    {
        var all = 0;
        for (var batch = 1; batch > 0; all += batch)
            batch = await database
                .Command($"DELETE FROM media WHERE id = ANY (ARRAY(SELECT id FROM ({which}) AS old))", after, BatchSize)
                .RunAsync(cancellationToken);
        return all;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Forgot {Unused} files that were never sent, {Deleted} of deleted messages, {Replaced} replaced pictures"
    )]
    private partial void LogForgotten(int unused, int deleted, int replaced);
}
