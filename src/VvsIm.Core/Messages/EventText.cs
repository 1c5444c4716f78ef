using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Messages.Attaching;

namespace VvsIm.Core.Messages;

/// <summary>Keeps an event small and the same for everybody: a long text is cut, many attachments are left out, and whose reactions are the asker's is left out.</summary>
internal static class EventText
{
    /// <summary>The message as an event carries it. <c>Append.sql</c> does the same.</summary>
    /// <param name="message">As it is now.</param>
    /// <param name="historyFloor">
    /// The greatest <c>history_from</c> of the conversation's members. An event reaches all of them: of what one of them may not see it
    /// says only that something changed, and whoever may see it fetches it.
    /// </param>
    public static Message ForEvent(this Message message, long historyFloor) =>
        (message.ThreadSeq ?? message.Seq) <= historyFloor ? message.Withheld() : message.ForEverybody();

    /// <summary>Where it stands and who wrote it; whoever may see more of it fetches that.</summary>
    public static Message Withheld(this Message message) =>
        new()
        {
            Id = message.Id,
            ConversationId = message.ConversationId,
            Seq = message.Seq,
            Change = message.Change,
            SenderId = message.SenderId,
            ClientId = message.ClientId,
            Text = "",
            Cut = true,
            CreatedAt = message.CreatedAt,
            ThreadSeq = message.ThreadSeq,
        };

    private static Message ForEverybody(this Message message) =>
        message.Cut() with
        {
            Reactions = message.Reactions is null
                ? null
                : [.. message.Reactions.Select(reaction => reaction with { Mine = false })],
        };

    private static Message Cut(this Message message)
    {
        var bytes = Encoding.UTF8.GetByteCount(message.Text);
        if (bytes + AttachmentRows.Bytes(message.Attachments) <= Limits.EventTextBytes)
            return message;
        if (bytes <= Limits.EventTextBytes)
            return message with { Attachments = null, Cut = true };
        var length = 0;
        foreach (var rune in message.Text.EnumerateRunes().Take(Limits.EventTextLength))
            length += rune.Utf16SequenceLength;
        return message with { Text = message.Text[..length], Attachments = null, Cut = true };
    }
}
