using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;

namespace VvsIm.Testing;

/// <summary>What people are told of.</summary>
public static class NotificationOperations
{
    /// <summary>The newest of this person's notifications, newest first.</summary>
    public static async Task<Notification[]> NotificationsAsync(this Tester who) =>
        (await who.Api.Notifications.ListAsync()).Items;

    /// <summary>How many this person has not read.</summary>
    public static async Task<int> UnreadNotificationsAsync(this Tester who) =>
        (await who.Api.Notifications.ListAsync(limit: 1)).Unread;

    /// <summary>Marks everything that this person could see now.</summary>
    public static async Task<NotificationsMarked> MarkAllAsync(this Tester who) =>
        await who.Api.Notifications.MarkAsync(new(AsOf: (await who.Api.Notifications.ListAsync(limit: 1)).AsOf));

    /// <summary>Says something that names these people.</summary>
    public static Task<Message> MentionAsync(this Tester who, Guid room, params Tester[] named) =>
        who.SendAsync(room, $"you, {string.Join(' ', named.Select(person => Mentions.Of(person.Id)))}");

    /// <summary>Answers a message, in the conversation itself.</summary>
    public static Task<Message> AnswerAsync(this Tester who, Message message, string text = "an answer") =>
        who.Api.Messages.SendAsync(
            message.ConversationId,
            new SendMessageRequest(Guid.CreateVersion7(), text, ReplyToSeq: message.Seq)
        );

    /// <summary>Says something in the thread that begins with a message.</summary>
    public static Task<Message> ReplyAsync(this Tester who, Message root, string text = "a reply") =>
        who.Api.Messages.SendAsync(
            root.ConversationId,
            new SendMessageRequest(Guid.CreateVersion7(), text, ThreadSeq: root.Seq)
        );
}
