using Npgsql;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Database;

namespace VvsIm.Core.Messages;

/// <summary>What retention has removed from a conversation, for clients that were away then.</summary>
internal static class PurgedStretches
{
    /// <summary>The stretches that were removed by changes after one, up to another.</summary>
    public static async Task<PurgedRange[]> BetweenAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        long after,
        long upTo,
        CancellationToken cancellationToken
    ) =>
        [
            .. await database
                .Command(
                    """
                    SELECT first_seq, last_seq, kept FROM message_purges
                    WHERE conversation_id = $1 AND change > $2 AND change <= $3 ORDER BY change
                    """,
                    conversationId,
                    after,
                    upTo
                )
                .ListAsync(
                    row => new PurgedRange(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<long[]>(2)),
                    cancellationToken
                ),
        ];
}
