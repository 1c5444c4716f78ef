namespace VvsIm.Contracts.Messages;

/// <summary>A thread, as its first message shows it.</summary>
/// <param name="Count">Replies that stand.</param>
/// <param name="LastSeq">The newest of them; 0 when none stands.</param>
/// <param name="LastAt">When the newest was said.</param>
/// <param name="Repliers">Who replied last, at most <see cref="Limits.NamedRepliers"/> people, the latest first.</param>
public sealed record ThreadSummary(int Count, long LastSeq, DateTimeOffset? LastAt, Guid[] Repliers);

/// <summary>Where one person stands in a thread.</summary>
/// <param name="ThreadSeq">The message that the thread begins with.</param>
/// <param name="Following">They are told of new replies.</param>
/// <param name="LastReadSeq">The newest reply they have seen.</param>
/// <param name="Unread">Replies of others after it, exact below <see cref="Limits.CountedUnread"/>; 0 when not following.</param>
public sealed record ThreadPosition(long ThreadSeq, bool Following, long LastReadSeq, int Unread);

/// <summary>Body of <c>PUT /api/messages/{id}/thread</c>, where the message is the one that the thread begins with.</summary>
/// <param name="Following">Be told of new replies, or not; null leaves it.</param>
/// <param name="LastReadSeq">The newest reply seen; never moves back; null leaves it.</param>
public sealed record ThreadPositionRequest(bool? Following = null, long? LastReadSeq = null);

/// <summary>A thread that one follows.</summary>
/// <param name="Root">The message it begins with.</param>
/// <param name="Position">Where one stands in it.</param>
public sealed record FollowedThread(Message Root, ThreadPosition Position);

/// <summary>The threads of one conversation that one follows, the most recently active first.</summary>
public sealed record FollowedThreadPage
{
    /// <summary>At most <see cref="Limits.PageSize"/> threads.</summary>
    public required FollowedThread[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The people whom the items name.</summary>
    public required Accounts.User[] Users { get; init; }
}
