using VvsIm.Contracts.Conversations;

namespace VvsIm.Web.Client.Conversations;

/// <summary>
/// What is the member's own in a conversation: how far they have read, and what they have settled for themselves. Both may be known here
/// later than anything fetched, and the other way round; each says by itself which of two states is the later one. Pure.
/// </summary>
internal static class OwnSteps
{
    /// <summary>
    /// After reading on, or marking as unread. Unread is in doubt when it was counted as of another change and isn't plainly zero.
    /// </summary>
    public static (Conversation After, bool InDoubt) After(this Conversation conversation, ReadPosition position)
    {
        var later = Later((position.Epoch, position.LastReadSeq), conversation);
        if (later < 0)
            return (conversation, false);
        var moved = conversation with { ReadEpoch = position.Epoch, LastReadSeq = position.LastReadSeq };
        if (conversation.ReadWhole(position.LastReadSeq))
            return (moved with { Unread = 0, Mentions = 0 }, false);
        return position.Change == conversation.Change
            ? (moved with { Unread = position.Unread, Mentions = position.Mentions }, false)
            : (moved, later > 0);
    }

    /// <summary>With what was settled, if that is later than what is known. A draft that did not fit into an event is in doubt.</summary>
    public static (Conversation After, bool InDoubt) After(this Conversation conversation, Preferences settled)
    {
        if (settled.OwnChange <= conversation.OwnChange)
            return (conversation, false);
        if (settled.DraftCut)
            return (conversation, true);
        return (
            conversation with
            {
                OwnChange = settled.OwnChange,
                PinOrder = settled.PinOrder,
                MutedUntil = settled.MutedUntil,
                Notify = settled.Notify,
                Archived = settled.Archived,
                Draft = settled.Draft,
                DraftAt = settled.DraftAt,
            },
            false
        );
    }

    /// <summary>A fetched state in place of a known one that is not newer, but for what is one's own: that may be.</summary>
    public static (Conversation After, bool InDoubt) Replacing(this Conversation fetched, Conversation known)
    {
        if (fetched.OwnChange < known.OwnChange)
            fetched = fetched.After(known.Settled()).After;
        if (Later((known.ReadEpoch, known.LastReadSeq), fetched) <= 0)
            return (fetched, false);
        var ahead = fetched with { ReadEpoch = known.ReadEpoch, LastReadSeq = known.LastReadSeq };
        if (fetched.ReadWhole(known.LastReadSeq))
            return (ahead with { Unread = 0, Mentions = 0 }, false);
        return fetched.Change == known.Change
            ? (ahead with { Unread = known.Unread, Mentions = known.Mentions }, false)
            : (ahead, true);
    }

    /// <summary>Nothing is unread for somebody who has read up to <paramref name="seq"/>.</summary>
    public static bool ReadWhole(this Conversation conversation, long seq) =>
        seq >= (conversation.LastMessage?.Seq ?? 0);

    private static int Later((long Epoch, long Seq) position, Conversation known) =>
        position.CompareTo((known.ReadEpoch, known.LastReadSeq));

    private static Preferences Settled(this Conversation conversation) =>
        new()
        {
            ConversationId = conversation.Id,
            OwnChange = conversation.OwnChange,
            PinOrder = conversation.PinOrder,
            MutedUntil = conversation.MutedUntil,
            Notify = conversation.Notify,
            Archived = conversation.Archived,
            Draft = conversation.Draft,
            DraftAt = conversation.DraftAt,
        };
}
