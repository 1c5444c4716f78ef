using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Edits;

public sealed class EditMessageTests : HostTest
{
    [Fact]
    public async Task An_edit_replaces_the_text_takes_the_next_change_and_keeps_the_old_text_out_of_reach()
    {
        var (ann, bo, room) = await RoomAsync();
        var sent = await ann.SendAsync(room, "teh secret");
        await bo.SendAsync(room, "what?");

        var edited = await ann.Api.Messages.EditAsync(sent.Id, "the point", Stop);

        Assert.Equal(sent with { Text = "the point", Change = 3, EditedAt = edited.EditedAt }, edited);
        Assert.NotNull(edited.EditedAt);
        Assert.Equal(edited, (await bo.ReadAllAsync(room))[0]);
        Assert.Equal(edited, Assert.Single((await bo.Api.Messages.ChangesAsync(room, 2, Stop)).Messages));
        Assert.DoesNotContain("teh secret", await bo.Http.GetStringAsync($"api/conversations/{room}/messages", Stop));
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(["teh secret"], await connection.ListAsync("SELECT text FROM message_revisions", Stop));
    }

    [Fact]
    public async Task The_same_text_again_changes_nothing()
    {
        var (ann, _, room) = await RoomAsync();
        var sent = await ann.SendAsync(room, "as it is");

        var same = await ann.Api.Messages.EditAsync(sent.Id, "as it is", Stop);

        Assert.Equal(sent, same);
        Assert.Equal(1, (await ann.ConversationAsync(room)).Change);
    }

    [Fact]
    public async Task Only_the_author_edits_and_a_stranger_learns_nothing()
    {
        var (ann, bo, room) = await RoomAsync();
        var stranger = await Host.SignUpAsync("Stranger");
        var sent = await ann.SendAsync(room, "mine");

        Assert.Equal(
            ProblemCodes.Forbidden,
            await RefusalAsync(() => bo.Api.Messages.EditAsync(sent.Id, "yours", Stop))
        );
        Assert.Equal(
            ProblemCodes.NotFound,
            await RefusalAsync(() => stranger.Api.Messages.EditAsync(sent.Id, "x", Stop))
        );
        Assert.Equal(sent, Assert.Single(await ann.ReadAllAsync(room)));
    }

    [Theory]
    [InlineData("""{}""", "invalid")]
    [InlineData("""{"text":" "}""", "invalid")]
    [InlineData("""{"text":"\u0000"}""", "invalid")]
    [InlineData("""{"text":5}""", "malformed_body")]
    public async Task A_bad_text_is_refused(string body, string code)
    {
        var (ann, _, room) = await RoomAsync();
        var sent = await ann.SendAsync(room, "fine");

        var problem = await ann.RefusedAsync(HttpMethod.Patch, $"api/messages/{sent.Id}", body);

        Assert.Equal((400, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Fifty_edits_deletions_and_sends_at_once_end_in_one_state_with_gapless_change()
    {
        var (ann, bo, room) = await RoomAsync();
        var sent = await ann.SendManyAsync(room, 10);

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(n =>
                    (n % 3) switch
                    {
                        0 => IgnoreConflictAsync(() => ann.Api.Messages.EditAsync(sent[n % 10].Id, $"edit {n}", Stop)),
                        1 when n % 5 == 0 => ann.Api.Messages.DeleteAsync(sent[n % 10].Id, Stop),
                        _ => bo.SendAsync(room, $"said {n}"),
                    }
                )
        );

        var history = await ann.ReadAllAsync(room);
        var conversation = await bo.ConversationAsync(room);
        var changes = await ann.Api.Messages.ChangesAsync(room, 0, Stop);
        Assert.Equal(history.OrderBy(message => message.Change), changes.Messages);
        Assert.Equal(conversation.Change, changes.Change);
        Assert.Equal(history.Max(message => message.Change), conversation.Change);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        var revisions = await connection.ListAsync("SELECT change::text FROM message_revisions", Stop);
        Assert.Equal(conversation.Change, history.Count + revisions.Count);
    }

    private async Task<(Tester Ann, Tester Bo, Guid Room)> RoomAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await ann.OpenDirectAsync(bo));
    }

    private static async Task<string> RefusalAsync(Func<Task> request) =>
        (await Assert.ThrowsAsync<ProblemException>(request)).Code;

    private static async Task IgnoreConflictAsync(Func<Task<Message>> edit)
    {
        try
        {
            await edit();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.Conflict)
        {
            // Deleted by another of the fifty just before.
        }
    }
}
