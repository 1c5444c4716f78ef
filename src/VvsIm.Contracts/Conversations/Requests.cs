namespace VvsIm.Contracts.Conversations;

/// <summary>Body of <c>POST /api/conversations</c>: makes a group or a channel.</summary>
/// <param name="Kind">What to make: <see cref="ConversationKind.Group"/> or <see cref="ConversationKind.Channel"/>.</param>
/// <param name="Title">1 to <see cref="Limits.TitleLength"/> characters.</param>
/// <param name="MemberIds">Who else belongs to it; the maker is a member in any case.</param>
/// <param name="WorkspaceId">Where; null is the maker's oldest workspace.</param>
/// <param name="Topic">What it is about, at most <see cref="Limits.TopicLength"/> characters.</param>
/// <param name="Emoji">One emoji that stands for it in lists.</param>
/// <param name="Posting">Who may write in it.</param>
/// <param name="HistoryVisible">Who joins later sees what was said before; always so in a channel.</param>
public sealed record CreateConversationRequest(
    ConversationKind? Kind,
    string? Title,
    Guid[]? MemberIds,
    Guid? WorkspaceId = null,
    string? Topic = null,
    string? Emoji = null,
    Posting Posting = Posting.Everyone,
    bool HistoryVisible = true
);

/// <summary>Body of <c>POST /api/conversations/direct</c>: opens the one conversation with this person.</summary>
/// <param name="UserId">The other person; oneself gives a place for notes.</param>
/// <param name="WorkspaceId">Where; null is the oldest workspace that both are members of.</param>
public sealed record OpenDirectRequest(Guid? UserId, Guid? WorkspaceId = null);
