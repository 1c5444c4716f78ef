using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>
/// The server in miniature: what one member (<see cref="Me"/>) can fetch at any moment, and the events told to them. Answers are
/// snapshots: a test may deliver them late.
/// </summary>
internal sealed partial class ModelServer(Random random)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<Room> rooms = [];
    private readonly List<Guid> touched = [];
    private int ticks;

    public Guid Me => Self.Id;

    /// <summary>Ann, whose client is tested.</summary>
    public Me Self { get; } =
        new()
        {
            Id = Guid.CreateVersion7(),
            Email = "ann@example.com",
            DisplayName = "Ann",
            Roles = [],
            Workspaces = [],
            ReadReceipts = true,
            SharePresence = true,
        };

    /// <summary>Bo and Cy.</summary>
    public Guid[] Others { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    public IEnumerable<User> People => [new(Me, Self.DisplayName), new(Others[0], "Bo"), new(Others[1], "Cy")];

    /// <summary>Everything published to me so far, in order.</summary>
    public List<RealtimeEvent> Events { get; } = [];

    public IReadOnlyList<Room> Rooms => rooms;

    /// <summary>What I have put off.</summary>
    public ModelLater Later { get; } = new();

    /// <summary>What has been uploaded.</summary>
    public ModelMedia Media { get; } = new();

    /// <summary>What I was told of.</summary>
    public ModelNotifications Notifications { get; } = new();

    /// <summary>Makes a conversation and tells me; a direct one with <paramref name="peer"/>, else a group.</summary>
    public Room Open(Guid? peer = null)
    {
        var room = new Room(Guid.CreateVersion7(), Now(), peer);
        rooms.Add(room);
        Touch(room);
        Events.Add(new ConversationJoined(room.Id));
        return room;
    }

    public Message Say(
        Room room,
        Guid sender,
        Guid? clientId = null,
        string? text = null,
        bool cut = false,
        long? thread = null,
        long? replyTo = null,
        Guid[]? files = null
    )
    {
        var message = new Message
        {
            Id = Guid.CreateVersion7(),
            ConversationId = room.Id,
            Seq = room.Messages.Count + 1,
            Change = ++room.Change,
            SenderId = sender,
            ClientId = clientId ?? Guid.CreateVersion7(),
            Text = text ?? (files is null ? $"message {room.Messages.Count + 1}" : ""),
            Attachments = Media.Of(files),
            CreatedAt = Now(),
            ThreadSeq = thread,
            ReplyToSeq = replyTo,
        };
        room.Messages.Add(message);
        Touch(room);
        var told = cut ? message with { Text = message.Text[..3], Cut = true } : message;
        Events.Add(
            new MessageCreated
            {
                ConversationId = room.Id,
                Change = message.Change,
                Message = told,
            }
        );
        if (thread is { } root)
            Count(room, root);
        else
            BringBack(room, message.CreatedAt);
        return message;
    }

    private void Count(Room room, long root)
    {
        var replies = room.In(root);
        var counted = room.Messages[(int)root - 1] with
        {
            Change = ++room.Change,
            Thread = new(replies.Count, replies[^1].Seq, replies[^1].CreatedAt, [replies[^1].SenderId]),
        };
        room.Messages[(int)root - 1] = counted;
        Events.Add(
            new ThreadChanged
            {
                ConversationId = room.Id,
                Change = counted.Change,
                Message = counted,
            }
        );
    }

    /// <summary>Edits a message, of which this client's events do not tell yet: it shows as a hole among the changes.</summary>
    public void Edit(Room room)
    {
        if (room.Messages.Count == 0)
            return;
        var at = random.Next(room.Messages.Count);
        room.Messages[at] = room.Messages[at] with { Change = ++room.Change, Text = $"edited at {room.Change}" };
        Touch(room);
        Events.Add(new RealtimeEvent());
    }

    public ReadPosition Read(Room room, long seq, long? epoch = null)
    {
        if (seq > room.LastReadSeq && (epoch is null || epoch >= room.ReadEpoch))
        {
            room.LastReadSeq = seq;
            Touch(room);
            Events.Add(new ReadMoved(room.Id, Position(room)));
        }
        return Position(room);
    }

    public void Leave(Room room)
    {
        room.Left = true;
        Touch(room);
        Events.Add(new ConversationLeft(room.Id));
    }

    public ConversationPage List(int skip = 0, int limit = int.MaxValue) =>
        new()
        {
            Items =
            [
                .. rooms
                    .Where(r => !r.Left)
                    .Select(Seen)
                    .OrderBy(c => c.Archived)
                    .ThenBy(c => c.PinOrder ?? int.MaxValue)
                    .ThenByDescending(c => c.ActiveAt)
                    .ThenByDescending(c => c.Id)
                    .Skip(skip)
                    .Take(limit),
            ],
            SyncCursor = $"{touched.Count}",
            Users = [],
        };

    public SyncPage Sync(string? since, int limit = int.MaxValue)
    {
        var from = since is null ? touched.Count : int.Parse(since);
        var to = Math.Min(touched.Count, from + limit);
        var ids = touched.Skip(from).Take(to - from).ToHashSet();
        return new()
        {
            Cursor = $"{to}",
            More = to < touched.Count,
            Conversations = [.. rooms.Where(r => ids.Contains(r.Id) && !r.Left).Select(Seen)],
            Left = [.. rooms.Where(r => ids.Contains(r.Id) && r.Left).Select(r => r.Id)],
            Users = [],
        };
    }

    /// <summary>As I see it; a public channel also if I am no member.</summary>
    public Conversation Fetch(Room room) => room.Left ? Seen(room) with { Role = MemberRole.None } : Seen(room);

    private DateTimeOffset Now() => Start.AddSeconds(ticks += 1 + random.Next(3));

    private void Touch(Room room) => touched.Add(room.Id);

    private int Unread(Room room) =>
        Math.Min(
            room.In(null).Count(m => m.Seq > room.LastReadSeq && m.SenderId != Me && m.System is null),
            Limits.CountedUnread
        );

    private ReadPosition Position(Room room) => new(room.LastReadSeq, Unread(room), room.Change, room.ReadEpoch);

    private Conversation Seen(Room room) =>
        new()
        {
            Id = room.Id,
            WorkspaceId = Guid.Empty,
            Kind = room.Kind,
            Title = room.Title,
            Topic = room.Topic,
            Emoji = room.Emoji,
            Posting = room.Posting,
            SlowSeconds = room.SlowSeconds,
            HistoryVisible = room.HistoryVisible,
            WorkspaceRole = room.WorkspaceRole,
            SilencedUntil = room.SilencedUntil,
            HistoryFrom = room.HistoryFrom,
            PeerId = room.Peer,
            Members = room.Members,
            Change = room.Change,
            LastSeq = room.Messages.Count,
            LastReadSeq = room.LastReadSeq,
            Unread = Unread(room),
            Mentions = 0,
            ThreadUnread = 0,
            Role = room.Role,
            ReadEpoch = room.ReadEpoch,
            OwnChange = room.Own.OwnChange,
            PinOrder = room.Own.PinOrder,
            MutedUntil = room.Own.MutedUntil,
            Notify = room.Own.Notify,
            Archived = room.Own.Archived,
            Draft = room.Own.Draft,
            DraftAt = room.Own.DraftAt,
            LastMessage = room.In(null).LastOrDefault(m => m.System is null),
            ActiveAt =
                room.Messages.LastOrDefault(m => m is { System: null, ThreadSeq: null })?.CreatedAt ?? room.OpenedAt,
        };
}
