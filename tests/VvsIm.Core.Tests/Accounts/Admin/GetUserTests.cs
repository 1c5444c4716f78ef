using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Admin;

public sealed class GetUserTests : HostTest
{
    [Fact]
    public async Task An_operator_sees_the_account_whole_and_what_can_be_done()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        await acme.Member.SendAsync(acme.Room, "one");
        await acme.Member.SendAsync(acme.Room, "two");
        await acme.Member.OpenDirectAsync(acme.Owner);

        var details = await op.Api.Users.GetAsync(acme.Member.Id, Stop);

        Assert.Equal((acme.Member.Email, UserState.Active), (details.Account.Email, details.Account.State));
        Assert.Equal((2, 2), (details.Conversations, details.Messages));
        Assert.NotNull(details.Account.LastMessageAt);
        var workspace = Assert.Single(details.Account.Workspaces);
        Assert.Equal((acme.Id, WorkspaceRole.Member, true), (workspace.Id, workspace.Role, workspace.MayBan));
        Assert.Equal([WorkspaceRole.Moderator, WorkspaceRole.Owner], workspace.MayGive);
        Assert.Contains(UserAct.Erase, details.May);
        var themselves = await op.Api.Users.GetAsync(op.Id, Stop);
        Assert.DoesNotContain(UserAct.Ban, themselves.May);
        Assert.DoesNotContain(UserAct.Erase, themselves.May);
    }

    [Fact]
    public async Task Their_conversations_are_listed_with_whom_a_direct_one_is()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        await acme.Member.OpenDirectAsync(acme.Owner);

        var listing = await op.Api.Users.ConversationsAsync(acme.Member.Id, new(), Stop);
        var direct = Assert.Single(listing.Items, item => item.Kind == ConversationKind.Direct);
        Assert.Equal(acme.Owner.Id, direct.PeerId);
        Assert.Contains(listing.Users, user => user.Id == acme.Owner.Id && user.DisplayName == "Acme Owner");
        Assert.Equal(
            "Acme room",
            Assert
                .Single((await op.Api.Users.ConversationsAsync(acme.Member.Id, new() { Query = "ROOM" }, Stop)).Items)
                .Title
        );
        Assert.Equal(2, listing.Total);
    }

    [Fact]
    public async Task Moderators_may_look_at_and_ban_whoever_is_below_them_in_their_workspace_only()
    {
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var globex = await Workplace.MakeAsync(Host, "Globex", Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"INSERT INTO workspace_members (workspace_id, user_id, role) VALUES ('{globex.Id}', '{acme.Member.Id}', 'member')",
                Stop
            );

        var member = await acme.Moderator.Api.Users.GetAsync(acme.Member.Id, Stop);
        var owner = await acme.Moderator.Api.Users.GetAsync(acme.Owner.Id, Stop);

        Assert.Empty(member.May);
        Assert.Equal(
            (acme.Id, true, 0),
            (
                member.Account.Workspaces.Single().Id,
                member.Account.Workspaces[0].MayBan,
                member.Account.Workspaces[0].MayGive.Length
            )
        );
        Assert.False(owner.Account.Workspaces.Single().MayBan);
        foreach (
            var hidden in (Func<Task>[])
                [
                    () => acme.Moderator.Api.Users.GetAsync(globex.Owner.Id, Stop),
                    () => acme.Moderator.Api.Users.ConversationsAsync(globex.Owner.Id, new(), Stop),
                ]
        )
            Assert.Equal(ProblemCodes.NotFound, (await RefusedAsync(hidden)).Code);
        Assert.All(
            (await acme.Moderator.Api.Users.ConversationsAsync(acme.Member.Id, new(), Stop)).Items,
            item => Assert.Equal(acme.Id, item.WorkspaceId)
        );
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => acme.Member.Api.Users.GetAsync(acme.Member.Id, Stop))).Code
        );
    }
}
