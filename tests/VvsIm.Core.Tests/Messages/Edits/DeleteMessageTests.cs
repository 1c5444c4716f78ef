using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Edits;

public sealed class DeleteMessageTests : HostTest
{
    [Fact]
    public async Task A_deletion_leaves_a_tombstone_and_no_text_anywhere_a_member_can_look()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = await ann.SendAsync(room, "regretted");
        var cursor = (await bo.Api.Conversations.SyncAsync(null, Stop)).Cursor;

        var tombstone = await ann.Api.Messages.DeleteAsync(sent.Id, Stop);

        Assert.Equal(sent with { Text = "", Change = 2, DeletedAt = tombstone.DeletedAt }, tombstone);
        Assert.NotNull(tombstone.DeletedAt);
        Assert.Equal(tombstone, Assert.Single(await bo.ReadAllAsync(room)));
        Assert.Equal(
            tombstone,
            Assert.Single((await bo.Api.Conversations.SyncAsync(cursor, Stop)).Conversations).LastMessage
        );
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(["regretted"], await connection.ListAsync("SELECT text FROM message_revisions", Stop));
    }

    [Fact]
    public async Task What_is_deleted_is_not_unread()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = await ann.SendManyAsync(room, 3);

        await ann.Api.Messages.DeleteAsync(sent[1].Id, Stop);

        Assert.Equal(2, (await bo.ConversationAsync(room)).Unread);
        Assert.Equal(1, (await bo.Api.Conversations.MarkReadAsync(room, 1, Stop)).Unread);
    }

    [Fact]
    public async Task Deleting_twice_is_no_error_and_no_second_change()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = await ann.SendAsync(room, "once");

        var tombstones = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => ann.Api.Messages.DeleteAsync(sent.Id, Stop))
        );

        Assert.Single(tombstones.Distinct());
        Assert.Equal(2, (await bo.ConversationAsync(room)).Change);
    }

    [Fact]
    public async Task The_owner_of_a_group_deletes_anybodys_message_and_others_only_their_own()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        var (first, second) = (await bo.SendAsync(room, "one"), await bo.SendAsync(room, "two"));

        var refused = await Assert.ThrowsAsync<ProblemException>(() => cy.Api.Messages.DeleteAsync(first.Id, Stop));
        await ann.Api.Messages.DeleteAsync(first.Id, Stop);
        await bo.Api.Messages.DeleteAsync(second.Id, Stop);

        Assert.Equal(ProblemCodes.Forbidden, refused.Code);
        Assert.All(await cy.ReadAllAsync(room), message => Assert.NotNull(message.DeletedAt));
    }

    [Fact]
    public async Task A_deleted_message_cannot_be_edited_and_a_retry_of_sending_does_not_bring_it_back()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var sent = await ann.SendAsync(room, "gone");
        var tombstone = await ann.Api.Messages.DeleteAsync(sent.Id, Stop);

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Messages.EditAsync(sent.Id, "back", Stop)
        );
        var again = await ann.Api.Messages.SendAsync(room, sent.ClientId, "gone", Stop);

        Assert.Equal(ProblemCodes.Conflict, refused.Code);
        Assert.Equal(tombstone, again);
    }

    [Fact]
    public async Task A_stranger_learns_nothing()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var stranger = await Host.SignUpAsync("Stranger");
        var sent = await ann.SendAsync(await ann.OpenDirectAsync(bo), "ours");

        var theirs = await stranger.RefusedAsync(HttpMethod.Delete, $"api/messages/{sent.Id}");
        var nobodys = await stranger.RefusedAsync(HttpMethod.Delete, $"api/messages/{Guid.CreateVersion7()}");

        Assert.Equal((404, ProblemCodes.NotFound), (theirs.Status, theirs.Code));
        Assert.Equal(nobodys with { TraceId = null }, theirs with { TraceId = null });
    }
}
