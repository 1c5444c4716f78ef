using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// The loaded part of one conversation: a window of messages without a hole, whole up to <see cref="Change"/>. Events are applied
/// one by one in order of change; what comes too early waits aside, and <see cref="Missing"/> says what to ask for. Not thread-safe.
/// </summary>
public sealed class MessageLog
{
    /// <summary>How many messages wait aside for what precedes them; beyond that they are fetched again instead.</summary>
    public const int Patience = 200;

    private readonly List<Message> items = [];
    private readonly SortedDictionary<long, Message> early = [];
    private readonly SortedDictionary<long, Message> beyond = [];
    private long seen;
    private long oldest = 1;

    /// <summary>The window, oldest first, without a hole in seq.</summary>
    public IReadOnlyList<Message> Items => items;

    /// <summary>False until a page is here; events before that are kept.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The window includes everything that happened up to this change.</summary>
    public long Change { get; private set; }

    /// <summary>The newest message as of <see cref="Change"/>, in the window or not.</summary>
    public long LastSeq { get; private set; }

    /// <summary>There are messages before the window.</summary>
    public bool HasOlder => items.Count > 0 && items[0].Seq > oldest;

    /// <summary>There are messages after the window. What merely waits for a hole to be filled does not count.</summary>
    public bool HasNewer => LastSeq > End;

    /// <summary>There is a hole: ask for the changes after this one. Null when whole.</summary>
    public long? Missing => Loaded && !NeedsReload && seen > Change ? Change : null;

    /// <summary>Too far behind to repair: load a page afresh.</summary>
    public bool NeedsReload { get; private set; }

    private long End => items.Count == 0 ? 0 : items[^1].Seq;

    /// <summary>Starts afresh from a page, the newest or any other, and applies what came meanwhile.</summary>
    public void Load(MessagePage page)
    {
        items.Clear();
        items.AddRange(page.Items);
        (Loaded, NeedsReload, Change) = (true, false, page.Change);
        beyond.Clear();
        Learn(page);
        Settle();
    }

    /// <summary>Adds the page before the window. A page that does not touch the window is passed over.</summary>
    public void Prepend(MessagePage page)
    {
        if (items.Count == 0 || page.Items.Length == 0 || page.Items[^1].Seq != items[0].Seq - 1)
            return;
        items.InsertRange(0, page.Items);
        Learn(page);
        WholeOnlyUpTo(page.Change);
    }

    /// <summary>Adds the page after the window. What does not touch the window is passed over.</summary>
    public void Append(MessagePage page)
    {
        Learn(page);
        foreach (var message in page.Items)
            Put(message);
        WholeOnlyUpTo(page.Change);
    }

    /// <summary>The conversation is known to have come this far, from elsewhere: what lies between is missing.</summary>
    public void Expect(long change) => seen = Math.Max(seen, change);

    /// <summary>Takes an event.</summary>
    public void Apply(MessageEvent happened) => Apply(happened.Message with { Change = happened.Change });

    /// <summary>Takes a message as of its change, as the answer to sending it.</summary>
    public void Apply(Message message)
    {
        seen = Math.Max(seen, message.Change);
        if (Loaded && message.Change <= Change)
            return;
        early[message.Change] = message;
        if (Loaded)
            Settle();
        else if (early.Count > Patience)
            early.Clear();
    }

    /// <summary>Takes what happened after change <paramref name="after"/>, which <see cref="Missing"/> asked for.</summary>
    public void Apply(ChangePage page, long after)
    {
        if (page.Reset)
        {
            NeedsReload = true;
            return;
        }
        // Overtaken by another answer: what it says of messages is old by now.
        if (page.Change <= Change)
            return;
        foreach (var message in page.Messages)
            Put(message);
        // A page that starts behind a newer hole (the window was loaded afresh meanwhile) does not close it.
        if (after <= Change)
            Change = Math.Max(Change, page.Change);
        seen = Math.Max(seen, page.More ? page.Change + 1 : page.Change);
        Settle();
    }

    /// <summary>Puts the whole text in place of a cut one.</summary>
    public void Complete(Message whole)
    {
        var at = IndexOf(whole.Seq);
        if (at >= 0 && items[at].Cut && whole.Change >= items[at].Change)
            items[at] = whole;
    }

    /// <summary>Forgets the oldest messages of the window; they can be loaded again.</summary>
    public void TrimOlder(int keep)
    {
        if (items.Count > keep)
            items.RemoveRange(0, items.Count - keep);
    }

    /// <summary>Forgets the newest messages of the window; they can be loaded again.</summary>
    public void TrimNewer(int keep)
    {
        if (items.Count > keep)
            items.RemoveRange(keep, items.Count - keep);
    }

    private void Learn(MessagePage page)
    {
        var last = page.Items.Length == 0 ? 0 : page.Items[^1].Seq;
        LastSeq = Math.Max(LastSeq, page.HasNewer ? last + 1 : last);
        seen = Math.Max(seen, page.Change);
        if (page.Items.Length > 0 && !page.HasOlder)
            oldest = page.Items[0].Seq;
    }

    // The added page may be older than the window, or the window older than the page: only the lesser change holds for both.
    private void WholeOnlyUpTo(long change)
    {
        seen = Math.Max(seen, Math.Max(Change, change));
        Change = Math.Min(Change, change);
        Settle();
    }

    private void Settle()
    {
        while (early.Count > 0 && early.First() is var (change, message) && change <= Change + 1)
        {
            early.Remove(change);
            if (change <= Change)
                continue;
            Put(message);
            Change = change;
        }
        if (early.Count > Patience)
            early.Clear();
    }

    private void Put(Message message)
    {
        LastSeq = Math.Max(LastSeq, message.Seq);
        if (message.Seq > End + 1)
        {
            if (beyond.Count >= Patience)
                beyond.Clear();
            beyond[message.Seq] = Newer(message, beyond.GetValueOrDefault(message.Seq));
            return;
        }
        if (message.Seq == End + 1)
            items.Add(message);
        else if (IndexOf(message.Seq) is >= 0 and var at)
            items[at] = Newer(message, items[at]);
        CatchUp();
    }

    // What waited beyond the window's end joins it once it touches.
    private void CatchUp()
    {
        while (beyond.Count > 0 && beyond.First() is var (seq, next) && seq <= End + 1)
        {
            beyond.Remove(seq);
            if (seq == End + 1)
                items.Add(next);
        }
    }

    private int IndexOf(long seq)
    {
        var at = items.Count == 0 ? -1 : seq - items[0].Seq;
        return at >= 0 && at < items.Count ? (int)at : -1;
    }

    private static Message Newer(Message message, Message? known) =>
        known is null || message.Change > known.Change || (message.Change == known.Change && known.Cut)
            ? message
            : known;
}
