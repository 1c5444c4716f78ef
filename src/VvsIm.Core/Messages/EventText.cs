using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages;

/// <summary>Keeps an event small: a long text is cut in it, and whoever shows it fetches the whole.</summary>
internal static class EventText
{
    /// <summary>The message as an event carries it. <c>Append.sql</c> does the same.</summary>
    public static Message Cut(this Message message)
    {
        if (Encoding.UTF8.GetByteCount(message.Text) <= Limits.EventTextBytes)
            return message;
        var length = 0;
        foreach (var rune in message.Text.EnumerateRunes().Take(Limits.EventTextLength))
            length += rune.Utf16SequenceLength;
        return message with { Text = message.Text[..length], Cut = true };
    }
}
