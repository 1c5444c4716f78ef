using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>What the text of a message must be like.</summary>
internal static class MessageText
{
    /// <summary>A refusal that names the field and the limit; null when the text will do.</summary>
    public static ProblemHttpResult? Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refusal.Invalid("text", "Say something.");
        if (text.Length > Limits.MessageLength)
            return Refusal.LimitExceeded("text", nameof(Limits.MessageLength), Limits.MessageLength);
        return PlainText.IsStorable(text)
            ? null
            : Refusal.Invalid("text", "The text holds characters that cannot be stored.");
    }
}
