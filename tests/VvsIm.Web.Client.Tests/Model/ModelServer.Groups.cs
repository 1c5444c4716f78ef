using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>What happens to a group and its members.</summary>
internal sealed partial class ModelServer
{
    /// <summary>Makes a public channel that I am no member of.</summary>
    public Room OpenChannel(string title, string? topic = null)
    {
        var room = new Room(Guid.CreateVersion7(), Now(), null)
        {
            Kind = ConversationKind.Channel,
            Title = title,
            Topic = topic,
            Left = true,
        };
        rooms.Add(room);
        return room;
    }

    /// <summary>Bo and Cy are in it, Bo as what is said.</summary>
    public Room WithOthers(Room room, MemberRole bo = MemberRole.Member, MemberRole cy = MemberRole.Member)
    {
        room.Others.Add(new(Others[0], "Bo", bo, room.OpenedAt));
        room.Others.Add(new(Others[1], "Cy", cy, room.OpenedAt));
        return room;
    }

    /// <summary>Tells something in the log.</summary>
    public Message Tell(Room room, Guid sender, SystemMessage told)
    {
        var message = new Message
        {
            Id = Guid.CreateVersion7(),
            ConversationId = room.Id,
            Seq = room.Messages.Count + 1,
            Change = ++room.Change,
            SenderId = sender,
            ClientId = Guid.CreateVersion7(),
            Text = "",
            CreatedAt = Now(),
            System = told,
        };
        room.Messages.Add(message);
        Touch(room);
        Events.Add(
            new MessageCreated
            {
                ConversationId = room.Id,
                Change = message.Change,
                Message = message,
            }
        );
        return message;
    }

    /// <summary>Changes the profile or the settings, and tells of it.</summary>
    public void Change(Room room, ChangeConversationRequest request, Guid? by = null)
    {
        room.Title = request.Title ?? room.Title;
        room.Topic = request.Topic is "" ? null : request.Topic ?? room.Topic;
        room.Emoji = request.Emoji is "" ? null : request.Emoji ?? room.Emoji;
        room.Posting = request.Posting ?? room.Posting;
        room.SlowSeconds = request.SlowSeconds ?? room.SlowSeconds;
        room.HistoryVisible = request.HistoryVisible ?? room.HistoryVisible;
        Events.Add(
            new ConversationChanged
            {
                ConversationId = room.Id,
                Change = ++room.Change,
                Title = room.Title!,
                Topic = room.Topic,
                Emoji = room.Emoji,
                Posting = room.Posting,
                SlowSeconds = room.SlowSeconds,
                HistoryVisible = room.HistoryVisible,
            }
        );
        Tell(
            room,
            by ?? Others[0],
            request switch
            {
                { Title: { } title } => new() { Kind = SystemMessageKind.TitleChanged, Text = title },
                { Posting: { } posting } => new() { Kind = SystemMessageKind.PostingChanged, Posting = posting },
                { SlowSeconds: { } slow } => new() { Kind = SystemMessageKind.SlowModeChanged, Seconds = slow },
                _ => new() { Kind = SystemMessageKind.TopicChanged, Text = request.Topic },
            }
        );
    }

    /// <summary>Others become members.</summary>
    public void Gain(Room room, params Guid[] people)
    {
        room.Members += people.Length;
        foreach (var person in people)
            room.Others.Add(new(person, NameOf(person), MemberRole.Member, Now()));
        Events.Add(
            new MembersJoined
            {
                ConversationId = room.Id,
                Change = ++room.Change,
                UserIds = people,
                Members = room.Members,
            }
        );
        Tell(room, Me, new() { Kind = SystemMessageKind.Added, UserIds = people });
    }

    /// <summary>Somebody has another role, or was silenced.</summary>
    public Member ChangeMember(Room room, Guid who, MemberRole role, DateTimeOffset? silencedUntil = null)
    {
        if (who == Me)
            (room.Role, room.SilencedUntil) = (role, silencedUntil);
        var member = room.Others.Find(m => m.UserId == who) ?? new(who, NameOf(who), role, room.OpenedAt);
        var after = member with { Role = role, SilencedUntil = silencedUntil };
        if (room.Others.IndexOf(member) is var at && at >= 0)
            room.Others[at] = after;
        Events.Add(
            new MemberChanged
            {
                ConversationId = room.Id,
                Change = ++room.Change,
                UserId = who,
                Role = role,
                SilencedUntil = silencedUntil,
            }
        );
        Tell(
            room,
            Others[0],
            new()
            {
                Kind = SystemMessageKind.RoleChanged,
                UserIds = [who],
                Role = role,
            }
        );
        return after;
    }

    /// <summary>Somebody else is removed.</summary>
    public void Remove(Room room, Guid who)
    {
        room.Others.RemoveAll(m => m.UserId == who);
        LoseMember(room, heir: false, who);
        Tell(room, Me, new() { Kind = SystemMessageKind.Removed, UserIds = [who] });
    }

    /// <summary>I become a member of a public channel.</summary>
    public void Join(Room room)
    {
        room.Left = false;
        room.Members++;
        Touch(room);
        Events.Add(new ConversationJoined(room.Id));
        Events.Add(
            new MembersJoined
            {
                ConversationId = room.Id,
                Change = ++room.Change,
                UserIds = [Me],
                Members = room.Members,
            }
        );
        Tell(room, Me, new() { Kind = SystemMessageKind.Joined });
    }

    private string NameOf(Guid id) => People.FirstOrDefault(u => u.Id == id)?.DisplayName ?? "Somebody";
}
