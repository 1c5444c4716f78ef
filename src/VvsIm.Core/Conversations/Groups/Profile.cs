using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Messages.Reactions;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>What may stand in the profile of a group or channel.</summary>
internal static class Profile
{
    /// <summary>A refusal of the first field that will not do; null fields are not looked at.</summary>
    public static ProblemHttpResult? Check(string? title, string? topic, string? emoji)
    {
        if (title is not null && string.IsNullOrWhiteSpace(title))
            return Refusal.Invalid("title", "Give it a title.");
        if (title?.Trim().Length > Limits.TitleLength)
            return Refusal.LimitExceeded("title", nameof(Limits.TitleLength), Limits.TitleLength);
        if (topic?.Trim().Length > Limits.TopicLength)
            return Refusal.LimitExceeded("topic", nameof(Limits.TopicLength), Limits.TopicLength);
        if (!IsLine(title))
            return Refusal.Invalid("title", "Leave out control characters.");
        if (!IsLine(topic))
            return Refusal.Invalid("topic", "Leave out control characters.");
        return string.IsNullOrEmpty(emoji) || Emoji.IsOne(emoji)
            ? null
            : Refusal.Invalid("emoji", "This is not an emoji.");
    }

    /// <summary>As it is stored: trimmed, and null rather than empty.</summary>
    public static string? Stored(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsLine(string? text) =>
        text is null || (PlainText.IsStorable(text) && !text.Any(char.IsControl));
}
