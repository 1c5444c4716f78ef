using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Moderating;

public sealed class ModeratedConversationsTests : HostTest
{
    [Fact]
    public async Task Every_filter_finds_what_it_names()
    {
        var (ann, bob, cleo) = (
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bob"),
            await Host.SignUpAsync("Cleo")
        );
        var pair = await ann.OpenDirectAsync(bob);
        await ann.SendManyAsync(pair, 3);
        var group = await ann.CreateGroupAsync("Ops 100%", bob, cleo);
        var frozen = await bob.CreateGroupAsync("Frozen", cleo);
        var archived = await cleo.CreateGroupAsync("Archived");
        var deleted = await ann.CreateGroupAsync("Deleted");
        await ann.Api.Groups.DeleteAsync(deleted, Stop);
        var moderator = await Host.SignUpModeratorAsync();
        await Api(moderator).FreezeAsync(frozen, true, null, Stop);
        await Api(moderator).ArchiveAsync(archived, true, null, Stop);

        foreach (
            var (filter, expected) in ((string, Guid[])[])
                [
                    ("kind=direct", [pair]),
                    ("kind=group&state=open", [group]),
                    ("state=frozen", [frozen]),
                    ("state=archived", [archived]),
                    ("state=deleted", [deleted]),
                    ($"memberId={bob.Id}", [frozen, group, pair]),
                    ("query=bob", [pair]),
                    ("query=0%25", [group]),
                    ("sort=messages&limit=1", [pair]),
                    ("sort=title&descending=false", [archived, deleted, frozen, group, pair]),
                ]
        )
            Assert.Equal(expected, (await ListAsync(moderator, filter)).Select(found => found.Id));
        var direct = (await ListAsync(moderator, "kind=direct")).Single();
        Assert.Equal(new HashSet<Guid> { ann.Id, bob.Id }, [.. direct.Pair!]);
        Assert.Equal((2, 3L, null), (direct.Members, direct.Messages, direct.Title));
    }

    [Theory]
    [InlineData("state=gone")]
    [InlineData("kind=0")]
    [InlineData("sort=secret")]
    [InlineData("offset=-1")]
    [InlineData("limit=0")]
    [InlineData("query=%00")]
    public async Task Nonsense_is_refused(string query)
    {
        var admin = await Host.SignInOperatorAsync();
        var refused = await admin.RefusedAsync(HttpMethod.Get, $"/api/admin/conversations?{query}");
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    [Fact]
    public async Task Who_keeps_order_elsewhere_finds_and_does_nothing_here()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var group = await ann.CreateGroupAsync("Ops", bob);
        var elsewhere = await Host.SignUpElsewhereAsync();

        Assert.Empty(await ListAsync(elsewhere, ""));
        foreach (
            var act in (Func<Task>[])
                [
                    () => Api(elsewhere).GetAsync(group, Stop),
                    () => Api(elsewhere).MembersAsync(group, new(), Stop),
                    () => Api(elsewhere).OpenAsync(group, "curious", Stop),
                    () => Api(elsewhere).FreezeAsync(group, true, null, Stop),
                    () => Api(elsewhere).ArchiveAsync(group, true, null, Stop),
                    () => Api(elsewhere).RemoveMemberAsync(group, bob.Id, null, Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
        Assert.False((await ann.ConversationAsync(group)).Closed);
        Assert.Empty(await LogAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_what_is_frozen_or_archived_nobody_writes_until_it_is_opened_again(bool archive)
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var moderator = await Host.SignUpModeratorAsync();
        foreach (var room in (Guid[])[await ann.CreateGroupAsync("Ops", bob), await ann.OpenDirectAsync(bob)])
        {
            await ann.SendAsync(room, "before");
            await using var listener = await Listener.OpenAsync(bob, _ => { });
            var closed = archive
                ? await Api(moderator).ArchiveAsync(room, true, "a quarrel", Stop)
                : await Api(moderator).FreezeAsync(room, true, "a quarrel", Stop);
            Assert.Equal(archive, closed.ArchivedAt is not null);
            Assert.Equal(archive, closed.FrozenAt is null);

            foreach (var who in (Tester[])[ann, bob])
            {
                var refused = await Assert.ThrowsAsync<ProblemException>(() => who.SendAsync(room, "after"));
                Assert.Equal(ProblemCodes.ConversationClosed, refused.Code);
                var seen = await who.ConversationAsync(room);
                Assert.Equal((!archive, archive, archive), (seen.Frozen, seen.ArchivedForAll, seen.PutAway));
            }
            _ = archive
                ? await Api(moderator).ArchiveAsync(room, false, null, Stop)
                : await Api(moderator).FreezeAsync(room, false, null, Stop);
            await bob.SendAsync(room, "again");
        }
        Assert.Equal(4, (await LogAsync()).Length);
        Assert.Equal("a quarrel", (await LogAsync())[^1].Reason);
    }

    [Fact]
    public async Task Closing_what_is_closed_changes_nothing_and_writes_no_row()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var moderator = await Host.SignUpModeratorAsync();
        var first = await Api(moderator).FreezeAsync(room, true, null, Stop);
        var change = (await ann.ConversationAsync(room)).Change;
        var again = await Api(moderator).FreezeAsync(room, true, null, Stop);
        Assert.Equal(first.FrozenAt, again.FrozenAt);
        Assert.Equal(change, (await ann.ConversationAsync(room)).Change);
        Assert.Single(await LogAsync());
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once_and_told_why()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await ann.CreateGroupAsync("Ops", bob);
        var moderator = await Host.SignUpModeratorAsync();

        var after = await Api(moderator).RemoveMemberAsync(room, ann.Id, "insults", Stop);
        Assert.Equal(1, after.Members);
        await Assert.ThrowsAsync<ProblemException>(() => ann.SendAsync(room, "still here?"));
        Assert.Equal(MemberRole.Owner, (await bob.ConversationAsync(room)).Role);
        var told = Assert.Single((await ann.Api.Notifications.ListAsync(cancellationToken: Stop)).Items);
        Assert.Equal(
            (NotificationKind.Moderation, Notice.MemberRemoved, "insults", "Ops"),
            (told.Kind, told.Notice, told.Text, told.Quote)
        );
        var row = Assert.Single(await LogAsync());
        Assert.Equal(
            (told.Id, ModerationAction.MemberRemoved, ann.Id, moderator.Id),
            (row.Id, row.Action, row.UserId, row.ActorId)
        );
        var gone = await Assert.ThrowsAsync<ProblemException>(() =>
            Api(moderator).RemoveMemberAsync(room, ann.Id, null, Stop)
        );
        Assert.Equal(ProblemCodes.NotFound, gone.Code);
    }

    [Fact]
    public async Task From_a_direct_conversation_nobody_is_removed()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await ann.OpenDirectAsync(bob);
        await ann.SendAsync(room, "hello");
        var moderator = await Host.SignUpModeratorAsync();
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            Api(moderator).RemoveMemberAsync(room, bob.Id, null, Stop)
        );
        Assert.Equal(ProblemCodes.Forbidden, refused.Code);
    }

    [Fact]
    public async Task Opening_takes_a_reason_lasts_an_hour_and_stands_in_the_log()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var (moderator, other) = (await Host.SignUpModeratorAsync(), await Host.SignUpModeratorAsync("Ot Other"));
        Assert.Null((await Api(moderator).GetAsync(room, Stop)).OpenUntil);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Api(moderator).OpenAsync(room, "  ", Stop));
        Assert.Equal(ProblemCodes.Invalid, refused.Code);

        var opened = await Api(moderator).OpenAsync(room, "report 17", Stop);
        Assert.InRange(
            opened.OpenUntil!.Value - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(58),
            TimeSpan.FromMinutes(61)
        );
        Assert.Null((await Api(other).GetAsync(room, Stop)).OpenUntil);
        var row = Assert.Single(await LogAsync());
        Assert.Equal(
            (ModerationAction.ConversationOpened, "report 17", room),
            (row.Action, row.Reason, row.ConversationId)
        );
    }

    [Fact]
    public async Task Members_are_listed_by_role_and_found_by_name()
    {
        var (ann, bob, cleo) = (
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bob"),
            await Host.SignUpAsync("Cleo")
        );
        var room = await cleo.CreateGroupAsync("Ops", ann, bob);
        var moderator = await Host.SignUpModeratorAsync();
        var all = await Api(moderator).MembersAsync(room, new(), Stop);
        Assert.Equal([cleo.Id, ann.Id, bob.Id], all.Items.Select(member => member.UserId));
        Assert.Equal((3, MemberRole.Owner), (all.Total, all.Items[0].Role));
        Assert.Equal(["Ann", "Bob", "Cleo"], all.Users.Select(user => user.DisplayName).Order());
        var found = await Api(moderator).MembersAsync(room, new() { Query = "OB" }, Stop);
        Assert.Equal([bob.Id], found.Items.Select(member => member.UserId));
    }

    private static ModeratedConversationsClient Api(Tester who) => who.Api.ModeratedConversations;

    private static async Task<ModeratedConversation[]> ListAsync(Tester who, string query) =>
        (await who.GetAsync($"/api/admin/conversations?{query}", VvsImJson.Default.ListingModeratedConversation)).Items;

    private async Task<ModerationEvent[]> LogAsync() =>
        (await (await Host.SignInOperatorAsync()).Api.ModerationLog.ListAsync(new(), Stop)).Items;
}
