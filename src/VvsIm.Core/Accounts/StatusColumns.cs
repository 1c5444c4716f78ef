using VvsIm.Contracts.Presence;

namespace VvsIm.Core.Accounts;

/// <summary>The three columns of <c>users</c> that are a status.</summary>
internal static class StatusColumns
{
    /// <summary>The status as it was set, also when its time has passed; null when there is none.</summary>
    public static UserStatus? Stored(string? emoji, string? text, DateTimeOffset? until) =>
        emoji is null && text is null ? null : new UserStatus(emoji, text, until);

    /// <summary>Null also when its time has passed: no job takes it away.</summary>
    public static UserStatus? Current(string? emoji, string? text, DateTimeOffset? until, DateTimeOffset now) =>
        Stored(emoji, text, until) is { } status && status.IsCurrent(now) ? status : null;
}
