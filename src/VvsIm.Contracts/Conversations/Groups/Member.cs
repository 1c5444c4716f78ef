using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Conversations;

/// <summary>A member of a conversation.</summary>
/// <param name="UserId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="SilencedUntil">Until when they may not write; null, or a time that has passed, if they may.</param>
public sealed record Member(
    Guid UserId,
    string DisplayName,
    MemberRole Role,
    DateTimeOffset JoinedAt,
    DateTimeOffset? SilencedUntil = null
);

/// <summary>What a person is in a conversation. The later one may whatever the earlier one may.</summary>
public enum MemberRole
{
    /// <summary>Not a member: looks into a public channel.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Talks.</summary>
    [JsonStringEnumMemberName("member")]
    Member,

    /// <summary>Keeps it in order.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,

    /// <summary>Made it, or was given it. There is always one while it has members.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}
