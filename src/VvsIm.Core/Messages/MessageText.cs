using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>What the text of a message must be like.</summary>
internal static class MessageText
{
    /// <summary>What there is to say to somebody who says nothing and attaches nothing.</summary>
    public static ProblemHttpResult Missing => Refusal.Invalid("text", "Say something.");

    /// <summary>As it is stored: what is nothing but white space is nothing.</summary>
    public static string Stored(string? text) => string.IsNullOrWhiteSpace(text) ? "" : text;

    /// <summary>A refusal that names the field and the limit; null when the text will do.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="mayBeEmpty">There is something beside it.</param>
    public static ProblemHttpResult? Check(string? text, bool mayBeEmpty = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return mayBeEmpty ? null : Missing;
        if (text.Length > Limits.MessageLength)
            return Refusal.LimitExceeded("text", nameof(Limits.MessageLength), Limits.MessageLength);
        return PlainText.IsStorable(text)
            ? null
            : Refusal.Invalid("text", "The text holds characters that cannot be stored.");
    }
}
