using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// The loaded part of what stands in one conversation, or in one thread of it: a window without a hole, whole up to
/// <see cref="Change"/>. Events are applied one by one in order of change; what comes too early waits aside, and
/// <see cref="Missing"/> says what to ask for. Not thread-safe.
/// </summary>
/// <param name="me">Whose reactions are marked as one's own.</param>
/// <param name="threadSeq">The message that the thread begins with; null for the conversation itself.</param>
public sealed class MessageLog(Guid me, long? threadSeq = null)
{
    /// <summary>How many happenings wait aside for what precedes them; beyond that they are fetched again instead.</summary>
    public const int Patience = 200;

    private readonly List<Message> items = [];
    private readonly SortedDictionary<long, Happening?> early = [];
    private readonly List<PurgedRange> purged = [];
    private long seen;
    private long hidden;

    /// <summary>The window, oldest first, without a hole.</summary>
    public IReadOnlyList<Message> Items => items;

    /// <summary>Messages that others answer, wherever they stand, kept as they are now.</summary>
    public QuotedMessages Quoted { get; } = new();

    /// <summary>The message that the thread begins with; null until it is known, and for a conversation itself.</summary>
    public Message? Root { get; private set; }

    /// <summary>False until a page is here; events before that are kept.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The window includes everything that happened up to this change.</summary>
    public long Change { get; private set; }

    /// <summary>There are messages before the window.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>There are messages after the window; what is said now is not added to it.</summary>
    public bool HasNewer { get; private set; }

    /// <summary>There is a hole: ask for the changes after this one. Null when whole.</summary>
    public long? Missing => Loaded && !NeedsReload && seen > Change ? Change : null;

    /// <summary>Too far behind to repair: load a page afresh.</summary>
    public bool NeedsReload { get; private set; }

    private long End => items.Count == 0 ? 0 : items[^1].Seq;

    /// <summary>The message with this number, in the window or quoted by something in it; null if it is not at hand.</summary>
    public Message? Find(long seq)
    {
        var at = IndexOf(seq);
        return at >= 0 ? items[at] : Quoted.Find(seq);
    }

    /// <summary>Messages that something in the window answers and that are not at hand: fetch each, for <see cref="Quoted"/>.</summary>
    public IEnumerable<long> Unquoted =>
        items
            .Concat(Root is null ? [] : [Root])
            .Where(m => m.ReplyToSeq is not null && m.DeletedAt is null)
            .Select(m => m.ReplyToSeq!.Value)
            .Where(seq => Find(seq) is null && !Quoted.IsGone(seq))
            .Distinct();

    /// <summary>Starts afresh from a page, the newest or any other, and applies what came meanwhile.</summary>
    public void Load(MessagePage page)
    {
        items.Clear();
        items.AddRange(Standing(page));
        (Loaded, NeedsReload, Change) = (true, false, page.Change);
        (HasOlder, HasNewer) = (page.HasOlder, page.HasNewer);
        Learn(page);
        Settle();
    }

    /// <summary>Adds the page before message <paramref name="before"/>. If the window begins elsewhere by now, it is passed over.</summary>
    public void Prepend(MessagePage page, long before)
    {
        if (items.Count == 0 || items[0].Seq != before)
            return;
        items.InsertRange(0, Standing(page));
        HasOlder = page.HasOlder;
        Learn(page);
        WholeOnlyUpTo(page.Change);
    }

    /// <summary>Adds the page after message <paramref name="after"/>. If the window ends elsewhere by now, it is passed over.</summary>
    public void Append(MessagePage page, long after)
    {
        if (End != after || !HasNewer)
            return;
        items.AddRange(Standing(page));
        HasNewer = page.HasNewer;
        Learn(page);
        WholeOnlyUpTo(page.Change);
    }

    /// <summary>The conversation is known to have come this far, from elsewhere: what lies between is missing.</summary>
    public void Expect(long change) => seen = Math.Max(seen, change);

    /// <summary>Takes an event.</summary>
    public void Apply(MessageEvent happened) => Take(new(happened.Message with { Change = happened.Change }, happened));

    /// <summary>Takes a message as of its change, as the answer to sending or changing it.</summary>
    public void Apply(Message answer) => Take(new(answer, null));

    /// <summary>Takes an event that touched no message.</summary>
    public void Pass(long change) => Take(change, null);

    /// <summary>Messages up to this seq, and the threads that begin with them, are not for the reader: they go, and none comes.</summary>
    public void Hide(long upTo)
    {
        if (upTo <= hidden)
            return;
        hidden = upTo;
        if (items.RemoveAll(Hidden) > 0)
            HasOlder = false;
    }

    /// <summary>Retention has removed these messages: they go at once, and none of them comes again.</summary>
    public void Purge(PurgedRange range)
    {
        purged.Add(range);
        Quoted.Purge(range);
        if (Root is { } root && range.Contains(root.Seq))
            Root = null;
        // Where nothing is left, nobody can tell what comes before or after.
        if (items.RemoveAll(message => range.Contains(message.Seq)) > 0 && items.Count == 0)
            NeedsReload = true;
    }

    /// <summary>The message of this number is known to be gone for good.</summary>
    public bool IsPurged(long seq) => purged.Exists(range => range.Contains(seq));

    /// <summary>Takes what happened after change <paramref name="after"/>, which <see cref="Missing"/> asked for.</summary>
    public void Apply(ChangePage page, long after)
    {
        if (page.Reset)
        {
            NeedsReload = true;
            return;
        }
        foreach (var range in page.Purged ?? [])
            Purge(range);
        // Overtaken by another answer: what it says of messages is old by now.
        if (page.Change <= Change)
            return;
        Quoted.Add(page.Quoted);
        foreach (var message in page.Messages)
            Put(new(message, null));
        // A page that starts behind a newer hole (the window was loaded afresh meanwhile) does not close it.
        if (after <= Change)
            Change = Math.Max(Change, page.Change);
        seen = Math.Max(seen, page.Latest);
        Settle();
    }

    /// <summary>Puts the whole text in place of a cut one.</summary>
    public void Complete(Message whole)
    {
        var at = IndexOf(whole.Seq);
        if (at >= 0 && items[at].Cut && whole.Change >= items[at].Change)
            items[at] = whole;
        if (Root is { Cut: true } root && root.Seq == whole.Seq && whole.Change >= root.Change)
            Root = whole;
    }

    /// <summary>Forgets the oldest messages of the window; they can be loaded again.</summary>
    public void TrimOlder(int keep)
    {
        if (items.Count <= keep)
            return;
        items.RemoveRange(0, items.Count - keep);
        HasOlder = true;
    }

    /// <summary>Forgets the newest messages of the window; they can be loaded again.</summary>
    public void TrimNewer(int keep)
    {
        if (items.Count <= keep)
            return;
        items.RemoveRange(keep, items.Count - keep);
        HasNewer = true;
    }

    private void Take(Happening happening) => Take(happening.Message.Change, happening);

    private void Take(long change, Happening? happening)
    {
        seen = Math.Max(seen, change);
        if (Loaded && change <= Change)
            return;
        // An answer says more than an event: it knows whose reactions are one's own, and cuts no text.
        if (happening is { Event: null } || !early.ContainsKey(change))
            early[change] = happening;
        if (Loaded)
            Settle();
        else if (early.Count > Patience)
            early.Clear();
    }

    private void Learn(MessagePage page)
    {
        seen = Math.Max(seen, page.Change);
        Quoted.Add(page.Quoted?.Where(message => !IsPurged(message.Seq)));
        if (page.Root is { } root && !IsPurged(root.Seq))
            Root = Newer(root, Root);
    }

    // It may have been answered before something in it was removed.
    private IEnumerable<Message> Standing(MessagePage page) => page.Items.Where(message => !IsPurged(message.Seq));

    // The added page may be older than the window, or the window older than the page: only the lesser change holds for both.
    private void WholeOnlyUpTo(long change)
    {
        seen = Math.Max(seen, Math.Max(Change, change));
        Change = Math.Min(Change, change);
        Settle();
    }

    private void Settle()
    {
        while (early.Count > 0 && early.First() is var (change, happening) && change <= Change + 1)
        {
            early.Remove(change);
            if (change <= Change)
                continue;
            if (happening is { } touched)
                Put(touched);
            Change = change;
        }
        if (early.Count > Patience)
            early.Clear();
    }

    private void Put(Happening happening)
    {
        var message = happening.Message;
        if (Hidden(message) || IsPurged(message.Seq))
            return;
        Quoted.Update(message);
        if (message.Seq == threadSeq)
            Root = Newer(happening.Seen(Root, me), Root);
        if (message.ThreadSeq != threadSeq)
            return;
        var at = IndexOf(message.Seq);
        if (at >= 0)
            items[at] = Newer(happening.Seen(items[at], me), items[at]);
        else if (message.Seq > End && !HasNewer)
            items.Add(message);
        // Among several pages of changes an older message may come after a newer one.
        else if (message.Seq < End && (!HasOlder || message.Seq > items[0].Seq))
            items.Insert(~at, message);
    }

    private bool Hidden(Message message) => (message.ThreadSeq ?? message.Seq) <= hidden;

    /// <summary>Where the message stands in the window, or the complement of where it would.</summary>
    private int IndexOf(long seq)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (items[middle].Seq < seq)
                low = middle + 1;
            else
                high = middle;
        }
        return low < items.Count && items[low].Seq == seq ? low : ~low;
    }

    private static Message Newer(Message message, Message? known) =>
        known is null || message.Change > known.Change || (message.Change == known.Change && known.Cut)
            ? message
            : known;
}
