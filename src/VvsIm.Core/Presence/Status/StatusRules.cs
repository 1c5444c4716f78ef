using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Messages.Reactions;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Presence.Status;

/// <summary>What a status may be.</summary>
internal static class StatusRules
{
    /// <summary>The status as it is stored; or the refusal.</summary>
    public static ProblemHttpResult? Check(UserStatus request, DateTimeOffset now, out UserStatus status)
    {
        var text = request.Text?.Trim();
        status = request with
        {
            Emoji = request.Emoji is "" ? null : request.Emoji,
            Text = text is "" ? null : text,
            Until = request.Until?.ToUniversalTime(),
        };
        if (status.Emoji is null && status.Text is null)
            return Refusal.Invalid("text", "Give an emoji, a text, or both.");
        if (status.Emoji is { } emoji && !Emoji.IsOne(emoji))
            return Refusal.Invalid("emoji", "This is not one emoji.");
        if (status.Text?.Length > Limits.StatusLength)
            return Refusal.LimitExceeded("text", nameof(Limits.StatusLength), Limits.StatusLength);
        if (status.Text is { } said && (!PlainText.IsStorable(said) || said.Any(char.IsControl)))
            return Refusal.Invalid("text", "This is not a line of text.");
        if (status.Until <= now)
            return Refusal.Invalid("until", "This time has passed.");
        if (status.Until > now.AddDays(Limits.DaysAhead))
            return Refusal.LimitExceeded("until", nameof(Limits.DaysAhead), Limits.DaysAhead);
        return null;
    }
}
