using VvsIm.Contracts;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Workspaces.Invites;

public sealed class RegisterByInviteTests : HostTest
{
    [Fact]
    public async Task An_account_made_by_a_link_begins_where_it_leads_and_nowhere_else()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var group = await ann.Api.Conversations.CreateAsync(
            new(Contracts.Conversations.ConversationKind.Group, "Design", [], workspace.Id),
            Stop
        );
        var invite = await ann.InviteToAsync(group.Id, uses: 1);

        var bo = await Host.SignUpByAsync(invite, "Bo");

        Assert.Equal(["Acme"], (await bo.Api.Workspaces.ListAsync(Stop)).Items.Select(mine => mine.Name));
        Assert.Equal(2, (await bo.ConversationAsync(group.Id)).Members);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_makes_no_account()
    {
        var ann = await Host.SignUpAsync("Ann");
        var invite = await ann.InviteToAsync(await ann.CreateWorkspaceAsync("Acme"));
        await ann.Api.Invites.RevokeAsync(invite.Id, Stop);
        const string email = "bo@example.com";
        var request = new Contracts.Accounts.RegisterRequest(email, Tester.Password, "Bo", invite.Code);

        var refused = await RefusedAsync(() => Host.Anybody.Api.Accounts.RegisterAsync(request, Stop));
        await Host.Anybody.Api.Accounts.RegisterAsync(request with { Invite = null }, Stop);

        Assert.Equal((404, ProblemCodes.InviteInvalid), (refused.Status, refused.Code));
        Assert.Equal("Bo", (await Tester.SignInAsync(Host.Url, email)).Name);
    }

    [Fact]
    public async Task An_address_that_is_taken_uses_nothing_up()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace, uses: 1);

        var refused = await RefusedAsync(() =>
            Host.Anybody.Api.Accounts.RegisterAsync(new(ann.Email, Tester.Password, "Ann", invite.Code), Stop)
        );

        Assert.Equal(ProblemCodes.EmailTaken, refused.Code);
        await Host.SignUpByAsync(invite, "Bo");
    }
}
