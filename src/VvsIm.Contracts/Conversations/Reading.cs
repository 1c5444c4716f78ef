namespace VvsIm.Contracts.Conversations;

/// <summary>Body of <c>PUT /api/conversations/{id}/read</c>.</summary>
/// <param name="Seq">The newest message seen; a number behind the current position changes nothing.</param>
/// <param name="Epoch">
/// The <see cref="Conversation.ReadEpoch"/> that the device knew. If messages have been marked unread since, nothing changes: what
/// was seen before that must not undo it. Left out, it is the present one.
/// </param>
public sealed record MarkReadRequest(long? Seq, long? Epoch = null);

/// <summary>Body of <c>PUT /api/conversations/{id}/unread</c>.</summary>
/// <param name="Seq">This message and what follows is unread again; left out, the newest message of somebody else.</param>
public sealed record MarkUnreadRequest(long? Seq = null);

/// <summary>A member's read position, and what it leaves unread.</summary>
/// <param name="LastReadSeq">The newest message read.</param>
/// <param name="Unread">See <see cref="Conversation.Unread"/>.</param>
/// <param name="Change">The conversation's change as of which this was counted.</param>
/// <param name="Epoch">See <see cref="Conversation.ReadEpoch"/>.</param>
/// <param name="Mentions">See <see cref="Conversation.Mentions"/>.</param>
public sealed record ReadPosition(long LastReadSeq, int Unread, long Change, long Epoch = 0, int Mentions = 0);

/// <summary>How far another member has seen a conversation. It never goes back, not even by marking as unread.</summary>
/// <param name="UserId">Who.</param>
/// <param name="LastReadSeq">The newest message of the conversation itself (not of threads) that they have seen.</param>
public sealed record Receipt(Guid UserId, long LastReadSeq);
