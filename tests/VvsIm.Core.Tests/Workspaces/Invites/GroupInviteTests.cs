using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Workspaces.Invites;

public sealed class GroupInviteTests : HostTest
{
    [Fact]
    public async Task A_groups_link_leads_into_the_workspace_and_the_group_at_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (workspace, group) = await GroupAsync(ann);
        await ann.SendAsync(group, "said before");
        var invite = await ann.InviteToAsync(group);
        await using var device = await Ear.OfAsync(bo);

        var preview = await Host.Anybody.Api.Invites.LookAtAsync(invite.Code, Stop);
        var accepted = await bo.AcceptAsync(invite);

        Assert.Equal(
            ("Acme", "Design", ConversationKind.Group, "Ann", 1),
            (preview.WorkspaceName, preview.Title, preview.Kind, preview.InviterName, preview.Members)
        );
        Assert.Equal((workspace, (Guid?)group), (accepted.Workspace.Id, accepted.ConversationId));
        await device.HearsAsync<WorkspaceJoined>(cancellationToken: Stop);
        await device.HearsAsync<ConversationJoined>(cancellationToken: Stop);
        var seen = await bo.ConversationAsync(group);
        Assert.Equal((MemberRole.Member, 2, 0), (seen.Role, seen.Members, seen.Unread));
        await bo.SendAsync(group, "hello");
        Assert.Equal(1, (await ann.ConversationAsync(group)).Unread);
    }

    [Fact]
    public async Task Others_in_the_group_hear_who_came()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (_, group) = await GroupAsync(ann);
        await using var device = await Ear.OfAsync(ann);

        await bo.AcceptAsync(await ann.InviteToAsync(group));

        var joined = Assert.Single(await device.HearsAsync<MembersJoined>(cancellationToken: Stop));
        Assert.Equal((group, 2), (joined.ConversationId, joined.Members));
        Assert.Equal([bo.Id], joined.UserIds);
    }

    [Fact]
    public async Task Admins_invite_members_do_not_and_in_a_direct_conversation_nobody_does()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (_, group) = await GroupAsync(ann);
        var invite = await ann.InviteToAsync(group);
        var (admin, member) = (await Host.SignUpByAsync(invite, "Ada"), await Host.SignUpByAsync(invite, "Me"));
        var stranger = await Host.SignUpAsync("Stranger");
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE conversation_members SET role = 'admin' WHERE user_id = '{admin.Id}'",
                Stop
            );
        var direct = await admin.OpenDirectAsync(member);

        await admin.InviteToAsync(group);
        Assert.Equal(2, (await admin.Api.Invites.OfConversationAsync(group, Stop)).Items.Length);
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => member.InviteToAsync(group))).Code);
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => member.Api.Invites.RevokeAsync(invite.Id, Stop))).Code
        );
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => member.InviteToAsync(direct))).Code);
        Assert.Equal(ProblemCodes.NotFound, (await RefusedAsync(() => stranger.InviteToAsync(group))).Code);
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => stranger.Api.Invites.RevokeAsync(invite.Id, Stop))).Code
        );
    }

    [Fact]
    public async Task Who_left_may_come_back_by_the_link_and_is_not_counted_twice()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (_, group) = await GroupAsync(ann);
        var invite = await ann.InviteToAsync(group, uses: 1);

        await bo.AcceptAsync(invite);
        await bo.Api.Conversations.LeaveAsync(group, Stop);
        await bo.AcceptAsync(invite);

        Assert.Equal(2, (await bo.ConversationAsync(group)).Members);
        var cy = await Host.SignUpAsync("Cy");
        Assert.Equal(ProblemCodes.InviteInvalid, (await RefusedAsync(() => cy.AcceptAsync(invite))).Code);
    }

    [Fact]
    public async Task Who_was_removed_does_not_come_back_by_a_link_before_a_member_brings_them_back()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (_, group) = await GroupAsync(ann);
        var (old, other) = (await ann.InviteToAsync(group), await ann.InviteToAsync(group));
        await bo.AcceptAsync(old);
        await ann.Api.Groups.RemoveMemberAsync(group, bo.Id, Stop);

        foreach (var invite in (Contracts.Workspaces.Invite[])[old, other])
            Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => bo.AcceptAsync(invite))).Code);
        await ann.Api.Groups.AddMembersAsync(group, [bo.Id], Stop);
        await bo.Api.Conversations.LeaveAsync(group, Stop);

        Assert.Equal(group, (await bo.AcceptAsync(other)).ConversationId);
    }

    [Fact]
    public async Task A_link_into_a_group_that_was_deleted_leads_nowhere()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (_, group) = await GroupAsync(ann);
        var invite = await ann.InviteToAsync(group);
        await ann.Api.Groups.DeleteAsync(group, Stop);

        Assert.Equal(ProblemCodes.InviteInvalid, (await RefusedAsync(() => bo.AcceptAsync(invite))).Code);
        Assert.Equal(
            ProblemCodes.InviteInvalid,
            (await RefusedAsync(() => Host.Anybody.Api.Invites.LookAtAsync(invite.Code, Stop))).Code
        );
        Assert.Single((await bo.Api.Workspaces.ListAsync(Stop)).Items);
    }

    private static async Task<(Guid Workspace, Guid Group)> GroupAsync(Tester owner)
    {
        var workspace = await owner.CreateWorkspaceAsync("Acme");
        var group = await owner.Api.Conversations.CreateAsync(
            new(ConversationKind.Group, "Design", [], workspace.Id),
            Stop
        );
        return (workspace.Id, group.Id);
    }
}
