using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Threads;

namespace VvsIm.Core.Messages;

/// <summary>What goes beside messages so that a screen can show them whole: people, what they answer, where the reader stands in threads.</summary>
internal sealed record Beside(User[] Users, Message[]? Quoted, ThreadPosition[]? Threads)
{
    private static readonly string ReadQuoted = $"""
        SELECT {MessageRows.Columns} FROM messages
        WHERE conversation_id = $1 AND seq = ANY ($2)
          AND coalesce(thread_seq, seq) > (
            SELECT m.history_from FROM conversation_readers m WHERE m.conversation_id = $1 AND m.user_id = $3
          )
        ORDER BY seq
        """;

    /// <summary>Gathers it; a page of plain messages costs one question, for the names.</summary>
    public static async Task<Beside> GatherAsync(
        NpgsqlDataSource database,
        People people,
        Guid conversationId,
        Guid readerId,
        IReadOnlyList<Message> items,
        Message? root,
        CancellationToken cancellationToken
    )
    {
        Message[] messages = root is null ? [.. items] : [root, .. items];
        long[] answered =
        [
            .. messages.Select(m => m.ReplyToSeq).OfType<long>().Except(messages.Select(m => m.Seq)).Distinct(),
        ];
        long[] roots = [.. messages.Where(m => m.Thread is not null || ReferenceEquals(m, root)).Select(m => m.Seq)];
        Message[]? quoted =
            answered.Length == 0
                ? null
                :
                [
                    .. await database
                        .Command(ReadQuoted, conversationId, answered, readerId)
                        .ListAsync(row => MessageRows.Read(row, conversationId), cancellationToken),
                ];
        var threads =
            roots.Length == 0
                ? null
                : await ThreadPositions.ReadAsync(database, conversationId, readerId, roots, cancellationToken);
        var named = messages.Concat(quoted ?? []).SelectMany(PeopleOf);
        return new(await people.NameAsync(named, cancellationToken), quoted, threads);
    }

    /// <summary>Everybody whom a message names.</summary>
    public static IEnumerable<Guid> PeopleOf(Message message)
    {
        yield return message.SenderId;
        if (message.ForwardedFromId is { } from)
            yield return from;
        if (message.PinnedById is { } by)
            yield return by;
        foreach (var mentioned in message.Mentions ?? [])
            yield return mentioned;
        foreach (var concerned in message.System?.UserIds ?? [])
            yield return concerned;
        foreach (var replier in message.Thread?.Repliers ?? [])
            yield return replier;
    }
}
