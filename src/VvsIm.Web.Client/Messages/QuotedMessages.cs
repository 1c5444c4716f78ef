using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Retention;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Messages shown in the answers to them. They are kept up to date wherever they stand, so that a quote never says what its author has
/// since changed or taken back.
/// </summary>
public sealed class QuotedMessages
{
    // Null: asked for; what happens to it meanwhile is caught here and not lost to an older answer.
    private readonly Dictionary<long, Message?> known = [];
    private readonly HashSet<long> gone = [];

    /// <summary>The message, if it is at hand.</summary>
    public Message? Find(long seq) => known.GetValueOrDefault(seq);

    /// <summary>The server has no such message.</summary>
    public bool IsGone(long seq) => gone.Contains(seq);

    /// <summary>Call before asking for one.</summary>
    public void Expect(long seq) => known.TryAdd(seq, null);

    /// <summary>Takes the answer to asking for one; null if there is no such message.</summary>
    public void Answer(long seq, Message? message)
    {
        if (message is not null)
            Add([message]);
        else if (known.Remove(seq))
            gone.Add(seq);
    }

    /// <summary>Takes what came beside a page.</summary>
    public void Add(IEnumerable<Message>? quoted)
    {
        foreach (var message in quoted ?? [])
            known[message.Seq] = Newer(message, known.GetValueOrDefault(message.Seq));
    }

    /// <summary>These are gone for good.</summary>
    public void Purge(PurgedRange range)
    {
        foreach (var seq in known.Keys.Where(range.Contains).ToArray())
        {
            known.Remove(seq);
            gone.Add(seq);
        }
    }

    /// <summary>Takes the new state of a message, if it is one of these.</summary>
    public void Update(Message message)
    {
        if (known.TryGetValue(message.Seq, out var before))
            known[message.Seq] = Newer(message.WithTextOf(before), before);
    }

    private static Message Newer(Message message, Message? before) =>
        before is null || message.Change > before.Change ? message : before;
}
