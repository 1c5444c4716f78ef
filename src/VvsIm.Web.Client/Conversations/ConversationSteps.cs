using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Web.Client.Conversations;

/// <summary>What one happening in it makes of one conversation, as its member <c>me</c> sees it. Pure.</summary>
internal static class ConversationSteps
{
    /// <summary>After what happened, whose change is the very next one.</summary>
    public static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        ConversationEvent happened,
        Guid me
    ) =>
        happened switch
        {
            MessageEvent message => conversation.After(message, me),
            MessagesPurged purged => conversation.After(purged),
            _ => conversation.AfterInGroup(happened, me),
        };

    /// <summary>What was shown of it, or counted as unread, may be among what is gone: then only the server knows what is left.</summary>
    private static (Conversation After, bool InDoubt) After(this Conversation conversation, MessagesPurged purged) =>
        (
            conversation with
            {
                Change = purged.Change,
                PurgedBefore = purged.Before,
                PurgedDays = purged.Days,
            },
            conversation.Unread > 0
                || conversation.ThreadUnread > 0
                || (conversation.LastMessage is { } last && purged.Range.Contains(last.Seq))
        );

    private static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        MessageEvent happened,
        Guid me
    ) =>
        happened switch
        {
            _ when conversation.Hides(happened.Message) => (conversation.Aside(happened), false),
            // An answer to sending again may bring a message that has been edited since: that is no new one.
            MessageCreated created when created.Message.Seq != conversation.LastSeq + 1 => (conversation, true),
            { Message.ThreadSeq: not null } => conversation.Aside(happened, me),
            // It stands in the log; the list and what is unread know nothing of it.
            { Message.System: not null } => (conversation.Aside(happened), false),
            // The list says what was sent, and this event does not.
            MessageCreated created => (conversation.After(created, me), created.Message.LeavesMoreOut()),
            MessageDeleted deleted => conversation.After(deleted, me),
            MessageEdited edited => conversation.After(edited, me),
            // What it says, whom it mentions and how much is unread now, only the server knows.
            MessageRestored restored => (
                conversation.Touched(restored),
                restored.Message.Seq == conversation.LastMessage?.Seq || conversation.Counts(restored, me)
            ),
            _ => (conversation.Touched(happened), false),
        };

    /// <summary>
    /// After something in a thread. Replies of others that concern <paramref name="me"/> are told of separately; what one's own reply or a
    /// deletion makes of the count, only the server knows.
    /// </summary>
    private static (Conversation After, bool InDoubt) Aside(
        this Conversation conversation,
        MessageEvent happened,
        Guid me
    ) =>
        (
            conversation.Aside(happened),
            conversation.ThreadUnread > 0
                && (happened is MessageDeleted || (happened is MessageCreated && happened.Message.SenderId == me))
        );

    private static Conversation Aside(this Conversation conversation, MessageEvent happened) =>
        conversation with
        {
            Change = happened.Change,
            LastSeq = Math.Max(conversation.LastSeq, happened.Message.Seq),
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
            Mentions =
                counts && message.Mention(me)
                    ? Math.Min(conversation.Mentions + 1, Limits.CountedUnread)
                    : conversation.Mentions,
        };
    }

    /// <summary>An edit may bring a mention or take one away; what it was before is not known here.</summary>
    private static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        MessageEdited edited,
        Guid me
    ) =>
        (
            conversation.Touched(edited),
            // Somebody in the group may not see it, or it has many files, and so the event does not say what it is now.
            (edited.Message.LeavesMoreOut() && edited.Message.Seq == conversation.LastMessage?.Seq)
                || (conversation.Counts(edited, me) && (conversation.Mentions > 0 || edited.Message.Mention(me)))
        );

    /// <summary>What was unread and is gone counts no more; whether "99 or more" still holds, only the server knows.</summary>
    private static (Conversation After, bool InDoubt) After(
        this Conversation conversation,
        MessageDeleted deleted,
        Guid me
    )
    {
        var after = conversation.Touched(deleted);
        if (!conversation.Counts(deleted, me))
            return (after, false);
        // A tombstone does not tell whom the message had mentioned.
        return conversation.Unread >= Limits.CountedUnread || conversation.Mentions > 0
            ? (after, true)
            : (after with { Unread = Math.Max(0, conversation.Unread - 1) }, false);
    }

    private static bool Counts(this Conversation conversation, MessageEvent happened, Guid me) =>
        happened.Message.SenderId != me && happened.Message.Seq > conversation.LastReadSeq;

    private static bool Mention(this Message message, Guid me) =>
        message.MentionsAll || message.Mentions?.Contains(me) == true;

    private static Conversation Touched(this Conversation conversation, MessageEvent happened) =>
        conversation with
        {
            Change = happened.Change,
            LastMessage =
                happened.Message.Seq == conversation.LastMessage?.Seq
                    ? happened.Message.WithTextOf(conversation.LastMessage)
                    : conversation.LastMessage,
        };
}
