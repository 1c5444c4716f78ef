using VvsIm.Contracts;
using VvsIm.Core.Tests.Realtime.Wholeness;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Retention;

public sealed class HoldTests : HostTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_on_hold_stays_until_the_hold_is_lifted(bool workspace)
    {
        var (ann, room, last) = await RoomAsync();
        var admin = await Host.SignInOperatorAsync();
        var id = workspace ? (await ann.ConversationAsync(room)).WorkspaceId : room;

        await (
            workspace
                ? admin.Api.Retention.HoldWorkspaceAsync(id, "a case", Stop)
                : admin.Api.Retention.HoldConversationAsync(id, "a case", Stop)
        );
        Assert.Equal(0, await Purging.BeforeAsync(Host, room, last, 10));

        await (
            workspace
                ? admin.Api.Retention.LiftWorkspaceAsync(id, "settled", Stop)
                : admin.Api.Retention.LiftConversationAsync(id, "settled", Stop)
        );
        Assert.True(await Purging.BeforeAsync(Host, room, last, 10) > 0);

        await using var connection = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            ["legalHoldSet a case", "legalHoldLifted settled"],
            await connection.ListAsync(
                "SELECT action || ' ' || (details ->> 'reason') FROM moderation_events WHERE action LIKE 'legalHold%' ORDER BY seq",
                Stop
            )
        );
    }

    [Fact]
    public async Task Owners_settle_what_is_kept_in_their_workspace_moderators_do_not_and_others_see_nothing()
    {
        var (ann, room, _) = await RoomAsync();
        var stranger = await Host.SignUpAsync("Cy");
        var elsewhere = await stranger.Api.Workspaces.CreateAsync("Elsewhere", Stop);

        Assert.Equal(ProblemCodes.NotFound, await RefusalAsync(stranger, room));
        Assert.Equal([elsewhere.Id], (await stranger.Api.Retention.WorkspacesAsync("", Stop)).Items.Select(w => w.Id));
        Assert.Equal(ProblemCodes.Forbidden, await RefusalAsync(ann, room));

        await SetRoleAsync(ann, "moderator");
        Assert.Equal(ProblemCodes.Forbidden, await RefusalAsync(ann, room));
        await SetRoleAsync(ann, "owner");
        await ann.Api.Retention.HoldConversationAsync(room, "a case", Stop);
        Assert.True(Assert.Single((await ann.Api.Retention.ConversationsAsync("", Stop)).Items).LegalHold);
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Retention.RunsAsync(Stop))).Code
        );
    }

    [Fact]
    public async Task A_hold_needs_a_reason()
    {
        var (_, room, _) = await RoomAsync();
        var admin = await Host.SignInOperatorAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            admin.Api.Retention.HoldConversationAsync(room, " ", Stop)
        );

        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    private async Task<(Tester Ann, Guid Room, DateTimeOffset Last)> RoomAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var sent = await ann.SendManyAsync(room, 5);
        return (ann, room, sent[^1].CreatedAt);
    }

    private static async Task<string> RefusalAsync(Tester who, Guid room) =>
        (
            await Assert.ThrowsAsync<ProblemException>(() => who.Api.Retention.HoldConversationAsync(room, "why", Stop))
        ).Code;

    private async Task SetRoleAsync(Tester who, string role)
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync($"UPDATE workspace_members SET role = '{role}' WHERE user_id = '{who.Id}'", Stop);
    }
}
