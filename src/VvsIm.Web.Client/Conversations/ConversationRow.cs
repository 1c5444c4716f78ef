using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Accounts;

namespace VvsIm.Web.Client.Conversations;

/// <summary>A conversation as the list shows it. Equal rows look the same, so an equal row is not rendered again.</summary>
public sealed record ConversationRow
{
    private const int PreviewLength = 120;

    public required Guid Id { get; init; }
    public required string Seed { get; init; }

    /// <summary>Null while the other person is unknown.</summary>
    public required string? Name { get; init; }

    /// <summary>Who said the last message: "You", or in a group the first name; null where it goes without saying.</summary>
    public string? Speaker { get; init; }

    /// <summary>The beginning of the last message on one line; null if nothing was said yet.</summary>
    public string? Preview { get; init; }

    /// <summary>When something was last said.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>The same, as the viewer reads it today.</summary>
    public required string Time { get; init; }

    public required int Unread { get; init; }

    /// <summary>The row for a conversation, as <paramref name="me"/> sees it.</summary>
    public static ConversationRow Of(
        Conversation conversation,
        Guid me,
        People people,
        Func<DateTimeOffset, string> timeOf
    )
    {
        var last = conversation.LastMessage;
        return new()
        {
            Id = conversation.Id,
            Seed = conversation.Seed(),
            Name = conversation.NameFor(me, people),
            Speaker =
                last is null || conversation.PeerId == me ? null
                : last.SenderId == me ? "You"
                : conversation.Kind == ConversationKind.Group ? FirstName(people.Find(last.SenderId)?.DisplayName)
                : null,
            Preview =
                last is null ? null
                : last.DeletedAt is not null ? "Message deleted"
                : OneLine(last.Text),
            ActiveAt = conversation.ActiveAt,
            Time = timeOf(conversation.ActiveAt),
            Unread = conversation.Unread,
        };
    }

    private static string? FirstName(string? name) => name?.Split(' ', 2)[0];

    private static string OneLine(string text)
    {
        var start =
            text.Length <= PreviewLength
                ? text
                : text[..(PreviewLength - (char.IsHighSurrogate(text[PreviewLength - 1]) ? 1 : 0))];
        return string.Join(' ', start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
