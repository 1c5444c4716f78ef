using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>What becomes of one group or channel when its profile or its members change, as <c>me</c> sees it. Pure.</summary>
internal static class GroupSteps
{
    /// <summary>After what happened, whose change is the very next one.</summary>
    public static (Conversation After, bool InDoubt) AfterInGroup(
        this Conversation conversation,
        ConversationEvent happened,
        Guid me
    ) =>
        happened switch
        {
            ConversationChanged changed => (conversation.After(changed), false),
            // Whoever comes or goes themselves has another part in it than is known here.
            MembersJoined joined => (
                conversation with
                {
                    Change = joined.Change,
                    Members = joined.Members,
                },
                joined.UserIds.Contains(me)
            ),
            MemberLeft left => (conversation.After(left, me), left.UserId == me),
            MemberChanged changed => (conversation.After(changed, me), false),
            ConversationClosed closed => (
                conversation with
                {
                    Change = closed.Change,
                    Frozen = closed.Frozen,
                    ArchivedForAll = closed.ArchivedForAll,
                },
                false
            ),
            // Newer than this program: what it means for the list, a sync says.
            _ => (conversation, true),
        };

    /// <summary>A message that was said before this member came, and is not for them. Replies are as old as their thread.</summary>
    public static bool Hides(this Conversation conversation, Message message) =>
        (message.ThreadSeq ?? message.Seq) <= conversation.HistoryFrom;

    private static Conversation After(this Conversation conversation, ConversationChanged changed) =>
        conversation with
        {
            Change = changed.Change,
            Title = changed.Title,
            Topic = changed.Topic,
            Emoji = changed.Emoji,
            AvatarId = changed.AvatarId,
            Posting = changed.Posting,
            SlowSeconds = changed.SlowSeconds,
            HistoryVisible = changed.HistoryVisible,
        };

    private static Conversation After(this Conversation conversation, MemberLeft left, Guid me) =>
        conversation with
        {
            Change = left.Change,
            Members = left.Members,
            Role = left.NewOwnerId == me ? MemberRole.Owner : conversation.Role,
            SilencedUntil = left.NewOwnerId == me ? null : conversation.SilencedUntil,
        };

    private static Conversation After(this Conversation conversation, MemberChanged changed, Guid me) =>
        changed.UserId == me
            ? conversation with
            {
                Change = changed.Change,
                Role = changed.Role,
                SilencedUntil = changed.SilencedUntil,
            }
            : conversation with
            {
                Change = changed.Change,
            };
}
