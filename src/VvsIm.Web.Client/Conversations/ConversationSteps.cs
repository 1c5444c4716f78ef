using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Conversations;

/// <summary>What one happening makes of one conversation, as its member <c>me</c> sees it. Pure.</summary>
internal static class ConversationSteps
{
    /// <summary>After what happened to a message, whose change is the very next one.</summary>
    public static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        MessageEvent happened,
        Guid me
    ) =>
        happened switch
        {
            // An answer to sending again may bring a message that has been edited since: that is no new one.
            MessageCreated created when created.Message.Seq != conversation.LastSeq + 1 => (conversation, true),
            MessageCreated created => (conversation.After(created, me), false),
            MessageDeleted deleted => conversation.After(deleted, me),
            _ => (conversation.Touched(happened), false),
        };

    private static Conversation After(this Conversation conversation, MessageCreated created, Guid me)
    {
        var message = created.Message;
        var counts = message.SenderId != me && message.Seq > conversation.LastReadSeq;
        return conversation with
        {
            Change = created.Change,
            LastSeq = message.Seq,
            LastMessage = message,
            ActiveAt = message.CreatedAt,
            Unread = counts ? Math.Min(conversation.Unread + 1, Limits.CountedUnread) : conversation.Unread,
        };
    }

    /// <summary>What was unread and is gone counts no more; whether "99 or more" still holds, only the server knows.</summary>
    private static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        MessageDeleted deleted,
        Guid me
    )
    {
        var after = conversation.Touched(deleted);
        var counted = deleted.Message.SenderId != me && deleted.Message.Seq > conversation.LastReadSeq;
        if (!counted)
            return (after, false);
        return conversation.Unread >= Limits.CountedUnread
            ? (after, true)
            : (after with { Unread = Math.Max(0, conversation.Unread - 1) }, false);
    }

    private static Conversation Touched(this Conversation conversation, MessageEvent happened) =>
        conversation with
        {
            Change = happened.Change,
            LastMessage = happened.Message.Seq == conversation.LastSeq ? happened.Message : conversation.LastMessage,
        };

    /// <summary>After reading on. Unread is in doubt when it was counted as of another change and isn't plainly zero.</summary>
    public static (Conversation After, bool InDoubt) After(this Conversation conversation, ReadPosition position)
    {
        if (position.LastReadSeq < conversation.LastReadSeq)
            return (conversation, false);
        if (position.LastReadSeq >= conversation.LastSeq)
            return (conversation with { LastReadSeq = position.LastReadSeq, Unread = 0 }, false);
        if (position.Change == conversation.Change)
            return (conversation with { LastReadSeq = position.LastReadSeq, Unread = position.Unread }, false);
        return (
            conversation with
            {
                LastReadSeq = position.LastReadSeq,
            },
            position.LastReadSeq > conversation.LastReadSeq
        );
    }

    /// <summary>
    /// A fetched state in place of a known one that is not newer. Only the read position may be ahead of what was fetched (read on
    /// meanwhile, here or on another device): it never goes back.
    /// </summary>
    public static (Conversation After, bool InDoubt) Replacing(this Conversation fetched, Conversation known)
    {
        if (fetched.LastReadSeq >= known.LastReadSeq)
            return (fetched, false);
        var ahead = fetched with { LastReadSeq = known.LastReadSeq };
        if (known.LastReadSeq >= fetched.LastSeq)
            return (ahead with { Unread = 0 }, false);
        return fetched.Change == known.Change ? (ahead with { Unread = known.Unread }, false) : (ahead, true);
    }
}
