using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports;

/// <summary>What somebody writes beside what they do.</summary>
internal static class GivenWords
{
    /// <summary>A refusal of what cannot be stored, is too long, or is missing though it is needed; null when it will do.</summary>
    public static ProblemHttpResult? Check(string field, string? text, int length, bool needed = false)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
            return Refusal.Invalid(field, "This is needed.");
        if (text?.Length > length)
            return Refusal.LimitExceeded(field, field, length);
        return PlainText.IsStorable(text) ? null : Refusal.Invalid(field, "This is not text.");
    }

    /// <summary>As it is stored: without white space around it, and null for nothing.</summary>
    public static string? Stored(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
