using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Media;

namespace VvsIm.Web.Client.Notifications;

/// <summary>What a desktop notification says.</summary>
internal static class AlertWords
{
    private const int Length = 160;

    /// <summary>Where it was said.</summary>
    public static string Title(Conversation conversation, AlertPlace place, Guid me, People people)
    {
        var name = conversation.NameFor(me, people) ?? "VVS IM";
        return place.ThreadSeq is null ? name : $"Thread in {name}";
    }

    /// <summary>One message's words, or how many there are.</summary>
    public static string Body(Conversation conversation, IReadOnlyList<Message> messages, bool preview, People people)
    {
        if (messages.Count > 1)
            return $"{Counted.Text(messages.Count)} new messages";
        var words = AttachmentWords.Of(messages[0], id => people.Find(id)?.DisplayName);
        if (!preview || words.Length == 0)
            return "New message";
        if (words.Length > Length)
            words = $"{words[..Length].TrimEnd()}…";
        return conversation.Kind != ConversationKind.Direct && people.Find(messages[0].SenderId) is { } sender
            ? $"{sender.DisplayName}: {words}"
            : words;
    }
}
