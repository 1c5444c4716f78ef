using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Conversations;

/// <summary>A conversation as the list shows it. Equal rows look the same, so an equal row is not rendered again.</summary>
public sealed record ConversationRow
{
    private const int PreviewLength = 120;

    public required Guid Id { get; init; }
    public required string Seed { get; init; }

    /// <summary>The other person of a direct conversation; null if there is none.</summary>
    public Guid? PeerId { get; init; }

    /// <summary>The emoji that it was given; null for none.</summary>
    public string? Emoji { get; init; }

    /// <summary>The medium that is its picture; null for none, and of another person, whose is found by their id.</summary>
    public Guid? Picture { get; init; }

    /// <summary>It is a public channel.</summary>
    public bool Channel { get; init; }

    /// <summary>Null while the other person is unknown.</summary>
    public required string? Name { get; init; }

    /// <summary>Who said the last message: "You", or in a group the first name; null where it goes without saying.</summary>
    public string? Speaker { get; init; }

    /// <summary>The beginning of the last message on one line; null if nothing was said yet.</summary>
    public string? Preview { get; init; }

    /// <summary>The icon of the files of the last message; null for none.</summary>
    public IconName? PreviewIcon { get; init; }

    /// <summary>When something was last said.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>The same, as the viewer reads it today.</summary>
    public required string Time { get; init; }

    public required int Unread { get; init; }

    /// <summary>Some of what is unread mentions oneself.</summary>
    public bool Mentioned { get; init; }

    /// <summary>Replies in threads that one follows are unread.</summary>
    public bool Replied { get; init; }

    /// <summary>The beginning of what oneself has begun to write there, on one line; null if nothing.</summary>
    public string? Draft { get; init; }

    public bool Pinned { get; init; }

    /// <summary>Muted at the moment.</summary>
    public bool Muted { get; init; }

    /// <summary>What is unread counts without asking for attention.</summary>
    public bool Quiet { get; init; }

    /// <summary>The row for a conversation, as <paramref name="me"/> sees it now.</summary>
    public static ConversationRow Of(
        Conversation conversation,
        Guid me,
        People people,
        Func<DateTimeOffset, string> timeOf,
        DateTimeOffset now,
        string draft
    )
    {
        var last = conversation.LastMessage;
        string? NameOf(Guid id) => people.Find(id)?.DisplayName;
        return new()
        {
            Id = conversation.Id,
            Seed = conversation.Seed(),
            PeerId = conversation.PeerId == me ? null : conversation.PeerId,
            Emoji = conversation.Emoji,
            Picture = conversation.PeerId == me ? people.Find(me)?.AvatarId : conversation.AvatarId,
            Channel = conversation.Kind == ConversationKind.Channel,
            Name = conversation.NameFor(me, people),
            Speaker =
                last is null || conversation.PeerId == me ? null
                : last.SenderId == me ? "You"
                : conversation.Kind != ConversationKind.Direct ? FirstName(people.Find(last.SenderId)?.DisplayName)
                : null,
            Preview =
                last is null ? null
                : last.DeletedAt is not null ? "Message deleted"
                : Cut(AttachmentWords.Of(last, NameOf)),
            PreviewIcon = last is { DeletedAt: null } ? AttachmentWords.IconOf(last.Attachments) : null,
            ActiveAt = conversation.ActiveAt,
            Time = timeOf(conversation.ActiveAt),
            Unread = conversation.Unread,
            Mentioned = conversation.Mentions > 0,
            Replied = conversation.ThreadUnread > 0,
            Draft = string.IsNullOrWhiteSpace(draft) ? null : Cut(PlainText.Of(draft, NameOf)),
            Pinned = conversation.Pinned,
            Muted = conversation.IsMuted(now),
            Quiet = conversation.IsQuiet(now),
        };
    }

    private static string? FirstName(string? name) => name?.Split(' ', 2)[0];

    private static string Cut(string words) =>
        words.Length <= PreviewLength
            ? words
            : words[..(PreviewLength - (char.IsHighSurrogate(words[PreviewLength - 1]) ? 1 : 0))];
}
