using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Notifications;

/// <summary>Tells of what was just stored those whom it names or answers. A statement of its own, only if there may be such people.</summary>
internal static class NotifyAppended
{
    private static readonly string Insert = Sql.Load("Notifications/NotifyAppended.sql");

    /// <summary>What follows the append in its transaction; null, and so no cost at all, if nothing names or answers anybody.</summary>
    public static NpgsqlBatchCommand? After(IReadOnlyList<Append> batch)
    {
        List<Guid>? ids = null;
        List<short>? partitions = null;
        foreach (var append in batch)
        {
            if (append.ReplyToSeq is null && !append.Text.Contains(Mentions.Opening, StringComparison.Ordinal))
                continue;
            (ids ??= []).Add(append.Id);
            (partitions ??= []).Add(OutboxPartition.Of(append.ConversationId));
        }
        // What had been stored by an earlier try has another id: nobody is told twice.
        return ids is null
            ? null
            : new(Insert)
            {
                Parameters =
                {
                    new() { Value = ids.ToArray() },
                    new() { Value = partitions!.ToArray() },
                },
            };
    }
}
