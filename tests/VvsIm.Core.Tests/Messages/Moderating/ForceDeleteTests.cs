using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages.Moderating;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Moderating;

public sealed class ForceDeleteTests : HostTest
{
    [Fact]
    public async Task A_deleted_message_is_gone_for_everybody_and_its_author_is_told_why()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await ann.OpenDirectAsync(bob);
        var said = await ann.SendAsync(room, "something awful");
        var moderator = await Host.SignUpModeratorAsync();
        await using var ear = await Ear.OfAsync(bob);

        var deleted = await Api(moderator).DeleteAsync(said.Id, "rule 3", Stop);
        Assert.Equal(
            ("something awful", moderator.Id, true),
            (deleted.LastText, deleted.DeletedById, deleted.Restorable)
        );
        await ear.HearsAsync<MessageDeleted>(happened => happened.Message.Id == said.Id, cancellationToken: Stop);
        Assert.All(await bob.ReadAllAsync(room), message => Assert.Equal("", message.Text));
        var told = Assert.Single(await ann.NotificationsAsync());
        Assert.Equal(
            (NotificationKind.Moderation, Notice.MessageDeleted, "rule 3", "something awful"),
            (told.Kind, told.Notice, told.Text, told.Quote)
        );
        var row = Assert.Single(await LogAsync());
        Assert.Equal(
            (told.Id, ModerationAction.MessageDeleted, moderator.Id, ann.Id, said.Id),
            (row.Id, row.Action, row.ActorId, row.UserId, row.TargetId)
        );
        Assert.DoesNotContain("awful", string.Join(' ', row.Details!.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_message_stands_as_it_did()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await ann.CreateGroupAsync("Ops", bob);
        var said = await ann.SendAsync(room, $"hello <@{bob.Id}>");
        await bob.Api.Messages.ReactAsync(said.Id, "👍", Stop);
        await ann.Api.Messages.PinAsync(said.Id, Stop);
        var before = (await bob.ReadAllAsync(room)).Single(message => message.Id == said.Id);
        var moderator = await Host.SignUpModeratorAsync();

        await Api(moderator).DeleteAsync(said.Id, null, Stop);
        var restored = await Api(moderator).RestoreAsync(said.Id, "a mistake", Stop);
        Assert.False(restored.Restorable);
        var after = (await bob.ReadAllAsync(room)).Single(message => message.Id == said.Id);
        Assert.Equal(
            (before.Text, before.PinnedAt, before.Reactions!.Single(), before.DeletedAt),
            (after.Text, after.PinnedAt, after.Reactions!.Single(), after.DeletedAt)
        );
        Assert.Equal(
            [Notice.MessageRestored, Notice.MessageDeleted],
            (await ann.NotificationsAsync()).Where(told => told.Notice is not null).Select(told => told.Notice!.Value)
        );
    }

    [Fact]
    public async Task What_its_author_took_back_stays_so()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var said = await ann.SendAsync(room, "a slip");
        await ann.Api.Messages.DeleteAsync(said.Id, Stop);
        var moderator = await Host.SignUpModeratorAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            Api(moderator).RestoreAsync(said.Id, null, Stop)
        );
        Assert.Equal(ProblemCodes.Forbidden, refused.Code);
        var seen = await Api(moderator).DeleteAsync(said.Id, null, Stop);
        Assert.Equal((ann.Id, "a slip"), (seen.DeletedById, seen.LastText));
        Assert.Empty(await LogAsync());
        Assert.Empty(await ann.NotificationsAsync());
    }

    [Fact]
    public async Task Many_who_delete_and_restore_at_once_leave_one_row_for_each_change()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var said = await ann.SendAsync(room, "contested");
        var moderator = await Host.SignUpModeratorAsync();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Api(moderator).DeleteAsync(said.Id, null, Stop)));
        Assert.Single(await LogAsync());
        await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Api(moderator).RestoreAsync(said.Id, null, Stop)));
        Assert.Equal(2, (await LogAsync()).Length);
        Assert.Equal("contested", (await ann.ReadAllAsync(room)).Single(message => message.Id == said.Id).Text);
    }

    [Fact]
    public async Task Staff_reads_edits_and_deletions_of_what_is_private_only_after_saying_why()
    {
        var (ann, bob) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bob"));
        var room = await ann.OpenDirectAsync(bob);
        var edited = await ann.SendAsync(room, "one");
        await ann.Api.Messages.EditAsync(edited.Id, "two", Stop);
        var gone = await bob.SendAsync(room, "secret");
        await bob.Api.Messages.DeleteAsync(gone.Id, Stop);
        var moderator = await Host.SignUpModeratorAsync();
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            Api(moderator).ListAsync(room, cancellationToken: Stop)
        );
        Assert.Equal(ProblemCodes.ReasonRequired, refused.Code);

        await moderator.Api.ModeratedConversations.OpenAsync(room, "report 4", Stop);
        var page = await Api(moderator).ListAsync(room, cancellationToken: Stop);
        Assert.Equal(["two", "secret"], page.Items.Select(item => item.LastText));
        Assert.Equal(["one"], page.Items[0].Versions.Select(version => version.Text));
        Assert.Equal(bob.Id, page.Items[1].DeletedById);
        Assert.Equal(["Ann", "Bob"], page.Users.Select(user => user.DisplayName).Order());

        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                "SET session_replication_role = replica; UPDATE moderation_events SET at = at - interval '61 minutes'",
                Stop
            );
        refused = await Assert.ThrowsAsync<ProblemException>(() =>
            Api(moderator).ListAsync(room, cancellationToken: Stop)
        );
        Assert.Equal(ProblemCodes.ReasonRequired, refused.Code);
    }

    [Fact]
    public async Task A_channel_is_read_without_a_reason_in_pages_around_any_message()
    {
        var ann = await Host.SignUpAsync("Ann");
        var channel = await ann.Api.Conversations.CreateAsync(new(ConversationKind.Channel, "general", []), Stop);
        var said = await ann.SendManyAsync(channel.Id, 25);
        var moderator = await Host.SignUpModeratorAsync();

        var newest = await Api(moderator).ListAsync(channel.Id, limit: 10, cancellationToken: Stop);
        Assert.Equal((true, false), (newest.HasOlder, newest.HasNewer));
        Assert.Equal(said[^10..].Select(message => message.Id), newest.Items.Select(item => item.Message.Id));
        var older = await Api(moderator)
            .ListAsync(channel.Id, before: newest.Items[0].Message.Seq, limit: 10, cancellationToken: Stop);
        Assert.Equal(said[5..15].Select(message => message.Id), older.Items.Select(item => item.Message.Id));
        Assert.Equal((true, true), (older.HasOlder, older.HasNewer));
        var around = await Api(moderator).ListAsync(channel.Id, around: said[12].Id, limit: 5, cancellationToken: Stop);
        Assert.Contains(said[12].Id, around.Items.Select(item => item.Message.Id));
        Assert.Equal((true, true), (around.HasOlder, around.HasNewer));
    }

    [Fact]
    public async Task Of_another_workspace_nothing_is_deleted_and_nothing_read()
    {
        var ann = await Host.SignUpAsync("Ann");
        var channel = await ann.Api.Conversations.CreateAsync(new(ConversationKind.Channel, "general", []), Stop);
        var said = await ann.SendAsync(channel.Id, "ours");
        var elsewhere = await Host.SignUpElsewhereAsync();
        foreach (
            var act in (Func<Task>[])
                [
                    () => Api(elsewhere).DeleteAsync(said.Id, null, Stop),
                    () => Api(elsewhere).RestoreAsync(said.Id, null, Stop),
                    () => Api(elsewhere).ListAsync(channel.Id, cancellationToken: Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await Assert.ThrowsAsync<ProblemException>(act)).Code);
    }

    private static ModeratedMessagesClient Api(Tester who) => who.Api.ModeratedMessages;

    private async Task<ModerationEvent[]> LogAsync() =>
        (await (await Host.SignInOperatorAsync()).Api.ModerationLog.ListAsync(new(), Stop)).Items;
}
