using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;

namespace VvsIm.Web.Client.Notifications;

/// <summary>
/// The newest of one's notifications, all or a kind of them, with the number of unread ones. What an event tells by itself is shown at once;
/// whatever it leaves in doubt has to be fetched, and what changes while an answer is under way makes that answer worthless. Not thread-safe.
/// </summary>
/// <param name="me">Whose they are.</param>
/// <param name="filter">Which ones.</param>
public sealed class NotificationList(Guid me, NotificationFilter filter)
{
    private readonly List<Notification> items = [];
    private readonly Dictionary<Guid, long> epochs = [];
    private int version;

    /// <summary>Which ones.</summary>
    public NotificationFilter Filter => filter;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Notification> Items => items;

    /// <summary>How many are unread in all, whatever the filter, exact below <see cref="Limits.CountedUnread"/>.</summary>
    public int Unread { get; private set; }

    /// <summary>What the last answer could know of, see <see cref="MarkNotificationsRequest.AsOf"/>.</summary>
    public string? AsOf { get; private set; }

    /// <summary>Where the next page begins; null if there is none.</summary>
    public string? Next { get; private set; }

    /// <summary>False until it has been fetched once.</summary>
    public bool Loaded { get; private set; }

    /// <summary>It has to be fetched.</summary>
    public bool Needed { get; private set; } = true;

    /// <summary>How many people were told the same as oneself by what is in doubt: they need not all ask at once.</summary>
    public int Crowd { get; private set; }

    /// <summary>It may be another list by now.</summary>
    public void Doubt() => Doubt(crowd: 0);

    /// <summary>Call before asking for it, and pass the answer on to <see cref="Load"/>.</summary>
    public int Begin() => version;

    /// <summary>Takes its first pages as they were fetched. False if something changed meanwhile.</summary>
    public bool Load(IReadOnlyList<NotificationPage> pages, int begun)
    {
        if (begun != version)
            return false;
        items.Clear();
        items.AddRange(pages.SelectMany(page => page.Items).DistinctBy(item => item.Id));
        (Unread, AsOf, Next) = (pages[0].Unread, pages[0].AsOf, pages[^1].NextCursor);
        (Loaded, Needed, Crowd) = (true, false, 0);
        return true;
    }

    /// <summary>Takes a further page; it begins where <see cref="Next"/> was.</summary>
    public void Append(NotificationPage page, string from)
    {
        if (from != Next)
            return;
        items.AddRange(page.Items.Where(item => items.TrueForAll(known => known.Id != item.Id)));
        Next = page.NextCursor;
    }

    /// <summary>Shows these as read or unread before the server knows.</summary>
    public void Mark(IReadOnlyCollection<Guid> ids, bool read) =>
        Turn(item => ids.Contains(item.Id) && item.Read != read, read);

    /// <summary>Takes an event; false if it changes nothing here.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="find">The conversations that are known.</param>
    public bool Apply(RealtimeEvent happened, Func<Guid, Conversation?> find) =>
        happened switch
        {
            NotificationsChanged or ThreadReplied or ConversationJoined => Doubt(crowd: 0),
            ConversationLeft left => Drop(item => item.ConversationId == left.ConversationId) | Doubt(crowd: 0),
            MessageCreated { Message: var said } when Named(said) => Told(said, find(said.ConversationId)),
            // Whoever says something in a thread has read it up to there.
            MessageCreated { Message: { ThreadSeq: { } thread } said } when said.SenderId == me => Moved(
                said.ConversationId,
                thread,
                said.Seq
            ),
            MessageEdited { Message: var edited } => (Concerns(edited) || Named(edited)) && Doubt(crowd: 0),
            MessageDeleted { Message: var gone } => Concerns(gone)
                && (Drop(item => item.Id == gone.Id) | Doubt(crowd: 0)),
            MessageReacted reacted => reacted.Message.SenderId == me && reacted.UserId != me && Doubt(crowd: 0),
            MessagesPurged purged => (Hides | Drop(item => IsGone(item, purged))) && Doubt(crowd: 0),
            ReadMoved moved => Moved(moved.ConversationId, thread: null, moved.Position.LastReadSeq)
                | MovedBack(moved.ConversationId, moved.Position),
            ThreadMoved moved => Moved(moved.ConversationId, moved.Position.ThreadSeq, moved.Position.LastReadSeq),
            _ => false,
        };

    // Of unread ones on pages that are not here nobody knows what an event does to them.
    private bool Hides => Next is not null && Unread > items.Count(item => !item.Read);

    private static bool IsGone(Notification item, MessagesPurged purged) =>
        item.ConversationId == purged.ConversationId && item.Seq is { } seq && purged.Range.Contains(seq);

    private bool Concerns(Message message) => Hides || items.Exists(item => item.Id == message.Id);

    private bool Named(Message message) =>
        message.SenderId != me && (message.MentionsAll || message.Mentions?.Contains(me) == true);

    private bool Told(Message said, Conversation? conversation)
    {
        if (Loaded && items.TrueForAll(item => item.Id != said.Id))
        {
            items.Insert(0, Of(said));
            Unread = Math.Min(Unread + 1, Limits.CountedUnread);
        }
        return Doubt(crowd: said.MentionsAll ? conversation?.Members ?? 0 : 0);
    }

    private bool Moved(Guid conversation, long? thread, long seq)
    {
        var read = Turn(
            item =>
                item.ConversationId == conversation
                && item.ThreadSeq == thread
                && item.Kind is NotificationKind.Mention or NotificationKind.Reply
                && !item.Read
                && item.Seq <= seq,
            read: true
        );
        return (read || Hides) && Doubt(crowd: 0);
    }

    // Marked as unread: which of those that were read are not any more, only the server knows.
    private bool MovedBack(Guid conversation, ReadPosition position)
    {
        if (position.Epoch <= epochs.GetValueOrDefault(conversation))
            return false;
        epochs[conversation] = position.Epoch;
        return Doubt(crowd: 0);
    }

    private bool Turn(Predicate<Notification> which, bool read)
    {
        var turned = 0;
        for (var at = 0; at < items.Count; at++)
        {
            if (!which(items[at]))
                continue;
            items[at] = items[at] with { Read = read };
            turned++;
        }
        // At the limit nobody knows how many there are.
        if (Unread < Limits.CountedUnread)
            Unread = Math.Clamp(Unread + (read ? -turned : turned), 0, Limits.CountedUnread);
        version += turned;
        return turned > 0;
    }

    private bool Drop(Predicate<Notification> which)
    {
        if (Unread < Limits.CountedUnread)
            Unread = Math.Max(0, Unread - items.Count(item => !item.Read && which(item)));
        return items.RemoveAll(which) > 0;
    }

    private bool Doubt(int crowd)
    {
        // Somebody alone in their doubt does not wait for the many.
        Crowd = Needed ? Math.Min(Crowd, crowd) : crowd;
        version++;
        return Needed = true;
    }

    private static Notification Of(Message said) =>
        new()
        {
            Id = said.Id,
            Kind = NotificationKind.Mention,
            At = said.CreatedAt,
            Read = false,
            ConversationId = said.ConversationId,
            Seq = said.Seq,
            ThreadSeq = said.ThreadSeq,
            Text = string.Concat(said.Text.EnumerateRunes().Take(Limits.NotificationTextLength)),
            Attachments = said.Attachments,
            Actors = [said.SenderId],
        };
}
