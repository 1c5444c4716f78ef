namespace VvsIm.Contracts.Conversations;

/// <summary>Body of <c>POST /api/conversations</c>: makes a group.</summary>
/// <param name="Kind">What to make; only <see cref="ConversationKind.Group"/> is made this way.</param>
/// <param name="Title">1 to <see cref="Limits.TitleLength"/> characters.</param>
/// <param name="MemberIds">Who else belongs to it; the maker is a member in any case.</param>
/// <param name="WorkspaceId">Where; null is the maker's oldest workspace.</param>
public sealed record CreateConversationRequest(
    ConversationKind? Kind,
    string? Title,
    Guid[]? MemberIds,
    Guid? WorkspaceId = null
);

/// <summary>Body of <c>POST /api/conversations/direct</c>: opens the one conversation with this person.</summary>
/// <param name="UserId">The other person; oneself gives a place for notes.</param>
/// <param name="WorkspaceId">Where; null is the oldest workspace that both are members of.</param>
public sealed record OpenDirectRequest(Guid? UserId, Guid? WorkspaceId = null);

/// <summary>A member of a conversation.</summary>
public sealed record Member(Guid UserId, string DisplayName, MemberRole Role, DateTimeOffset JoinedAt);

/// <summary>What a member is in a conversation.</summary>
public enum MemberRole
{
    /// <summary>Talks.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("member")]
    Member,

    /// <summary>Made it.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("owner")]
    Owner,
}
