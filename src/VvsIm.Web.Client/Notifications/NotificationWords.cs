using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Media;

namespace VvsIm.Web.Client.Notifications;

/// <summary>What a notification says, and where it leads.</summary>
internal static class NotificationWords
{
    /// <summary>Whose doing it is: "Ann", "Ann and Bo", "Ann and 3 others".</summary>
    public static string Who(this Notification notification, People people)
    {
        var first = Name(notification.Actors.FirstOrDefault(), people);
        return notification.People switch
        {
            <= 1 => first,
            2 when notification.Actors.Length > 1 => $"{first} and {Name(notification.Actors[1], people)}",
            var all => $"{first} and {all - 1} {(all == 2 ? "other" : "others")}",
        };
    }

    /// <summary>What they did.</summary>
    public static string What(this Notification notification) =>
        notification.Kind switch
        {
            NotificationKind.Mention => "mentioned you",
            NotificationKind.Reply when notification.ThreadSeq is not null => "replied in a thread",
            NotificationKind.Reply => "answered you",
            NotificationKind.Reaction => $"reacted {notification.Emoji}",
            NotificationKind.Invite => "added you",
            _ => "wrote to everybody",
        };

    /// <summary>The words it is about in one line; empty for none.</summary>
    public static string Words(this Notification notification, People people) =>
        AttachmentWords.Of(
            Whole(notification.Text ?? ""),
            notification.Attachments,
            id => people.Find(id)?.DisplayName
        );

    /// <summary>Where it leads; null if nowhere.</summary>
    public static string? Link(this Notification notification) =>
        notification switch
        {
            { ConversationId: { } conversation, Seq: { } seq } => $"c/{conversation}/{seq}",
            { ConversationId: { } conversation } => $"c/{conversation}",
            _ => null,
        };

    private static string Name(Guid id, People people) => people.Find(id)?.DisplayName ?? "…";

    // A text that was cut may end in the middle of a mention.
    private static string Whole(string text)
    {
        var open = text.LastIndexOf(Mentions.Opening, StringComparison.Ordinal);
        return open >= 0 && !text.AsSpan(open).Contains('>') ? $"{text[..open].TrimEnd()}…" : text;
    }
}
