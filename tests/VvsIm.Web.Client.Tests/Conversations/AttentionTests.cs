using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Conversations;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class AttentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 17, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Muted_and_archived_ones_count_only_where_one_is_mentioned()
    {
        Conversation[] conversations =
        [
            Of(unread: 3, mentions: 1),
            Of(unread: 5, mentions: 0, mutedUntil: Now.AddSeconds(1)),
            Of(unread: 7, mentions: 2, mutedUntil: Preferences.ForEver),
            Of(unread: 9, mentions: 0, archived: true),
            Of(unread: 11, mentions: 0, mutedUntil: Now),
        ];

        Assert.Equal(new Attention(3 + 2 + 11, 3), Attention.Of(conversations, Now));
    }

    [Fact]
    public void The_next_mute_to_end_is_neither_over_nor_for_ever()
    {
        Conversation[] conversations =
        [
            Of(mutedUntil: Now),
            Of(mutedUntil: Preferences.ForEver),
            Of(mutedUntil: Now.AddHours(2)),
            Of(mutedUntil: Now.AddHours(1)),
            Of(),
        ];

        Assert.Equal(Now.AddHours(1), conversations.NextEndOfMute(Now));
        Assert.Null(conversations[..2].NextEndOfMute(Now));
    }

    private static Conversation Of(
        int unread = 0,
        int mentions = 0,
        DateTimeOffset? mutedUntil = null,
        bool archived = false
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = Guid.Empty,
            Kind = ConversationKind.Group,
            Members = 2,
            Change = 1,
            LastSeq = 1,
            LastReadSeq = 0,
            Unread = unread,
            Mentions = mentions,
            ThreadUnread = 0,
            Role = MemberRole.Member,
            MutedUntil = mutedUntil,
            Archived = archived,
            ActiveAt = Now,
        };
}
