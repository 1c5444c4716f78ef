namespace VvsIm.Contracts.Presence;

/// <summary>What somebody says about themselves beside their name. It has an emoji or a text, or both.</summary>
/// <param name="Emoji">One emoji.</param>
/// <param name="Text">At most <see cref="Limits.StatusLength"/>.</param>
/// <param name="Until">When it stops being true, exactly; null if it does not by itself. Nobody is told then: readers look at the time.</param>
public sealed record UserStatus(string? Emoji = null, string? Text = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether it is still to be shown.</summary>
    public bool IsCurrent(DateTimeOffset now) => Until is not { } until || now < until;
}
