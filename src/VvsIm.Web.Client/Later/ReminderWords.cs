using VvsIm.Contracts.Later;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Media;

namespace VvsIm.Web.Client.Later;

/// <summary>What a reminder says of its message.</summary>
internal static class ReminderWords
{
    /// <summary>The message's words in one line, or why there are none.</summary>
    public static string Words(this Reminder reminder, People people) =>
        reminder.Message switch
        {
            null => "a message that you can no longer read",
            { DeletedAt: not null } => "a message that was deleted",
            var message => AttachmentWords.Of(message, id => people.Find(id)?.DisplayName),
        };

    /// <summary>Where the message is.</summary>
    public static string Link(this Reminder reminder) => $"c/{reminder.ConversationId}/{reminder.Seq}";
}
