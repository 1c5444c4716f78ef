using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>A conversation of the model server, with the pages that can be asked of it.</summary>
internal sealed class Room(Guid id, DateTimeOffset openedAt, Guid? peer)
{
    public Guid Id { get; } = id;
    public Guid? Peer { get; } = peer;
    public DateTimeOffset OpenedAt { get; } = openedAt;
    public List<Message> Messages { get; } = [];
    public long Change { get; set; }
    public long LastReadSeq { get; set; }
    public long ReadEpoch { get; set; }
    public int Members { get; set; } = peer is null ? 3 : 2;
    public MemberRole Role { get; set; } = MemberRole.Member;
    public bool Left { get; set; }
    public ConversationKind Kind { get; set; } = peer is null ? ConversationKind.Group : ConversationKind.Direct;
    public string? Title { get; set; } = peer is null ? "Room" : null;
    public string? Topic { get; set; }
    public string? Emoji { get; set; }
    public Posting Posting { get; set; }
    public int SlowSeconds { get; set; }
    public bool HistoryVisible { get; set; } = true;
    public WorkspaceRole WorkspaceRole { get; set; }
    public DateTimeOffset? SilencedUntil { get; set; }
    public long HistoryFrom { get; set; }

    /// <summary>Who is in it, besides me.</summary>
    public List<Member> Others { get; } = [];

    /// <summary>What I have settled for myself there.</summary>
    public Preferences Own { get; set; } =
        new()
        {
            ConversationId = id,
            OwnChange = 0,
            Notify = NotificationLevel.All,
            Archived = false,
        };

    /// <summary>What stands in the conversation itself, or in one thread.</summary>
    public List<Message> In(long? thread) => Messages.FindAll(m => m.ThreadSeq == thread && m.Seq > HistoryFrom);

    public MessagePage Newest(int limit, long? thread = null) => Page(thread, int.MaxValue, limit, 0);

    public MessagePage Before(long seq, int limit, long? thread = null) => Page(thread, seq - 1, limit, 0);

    public MessagePage After(long seq, int limit, long? thread = null) => Page(thread, seq, 0, limit);

    public MessagePage Around(long seq, int limit, long? thread = null) =>
        Page(thread, seq, (limit / 2) + 1, limit / 2);

    public ChangePage Changes(long after, int limit = int.MaxValue, int replayed = int.MaxValue)
    {
        var reset = after > Change || Change - after > replayed;
        var missing = reset
            ? []
            : Messages
                .Where(m => m.Change > after && (m.ThreadSeq ?? m.Seq) > HistoryFrom)
                .OrderBy(m => m.Change)
                .ToArray();
        var more = missing.Length > limit;
        var items = missing.Take(limit).ToArray();
        return new()
        {
            Messages = items,
            Change = more ? items[^1].Change : Change,
            Latest = Change,
            More = more,
            Reset = reset,
            Users = [],
        };
    }

    private MessagePage Page(long? thread, long pivot, int older, int newer)
    {
        var lane = In(thread);
        var at = lane.Count(m => m.Seq <= pivot);
        var (from, to) = (Math.Max(0, at - older), Math.Min(lane.Count, at + newer));
        return new()
        {
            Items = [.. lane[from..to]],
            Change = Change,
            HasOlder = from > 0,
            HasNewer = to < lane.Count,
            Users = [],
            Root = thread is { } root ? Messages[(int)root - 1] : null,
        };
    }
}
