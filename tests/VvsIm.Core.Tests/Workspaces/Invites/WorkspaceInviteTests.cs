using System.Text.Json.Nodes;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Workspaces.Invites;

public sealed class WorkspaceInviteTests : HostTest
{
    [Fact]
    public async Task Anybody_who_has_a_link_sees_where_it_leads_and_nothing_else()
    {
        var ann = await Host.SignUpAsync("Ann");
        var invite = await ann.InviteToAsync(await ann.CreateWorkspaceAsync("Acme"), lasting: TimeSpan.FromDays(1));

        var seen = await Host.Anybody.Api.Invites.LookAtAsync(invite.Code, Stop);

        Assert.Equal(
            new InvitePreview
            {
                WorkspaceName = "Acme",
                InviterName = "Ann",
                Members = 1,
                ExpiresAt = invite.ExpiresAt,
            },
            seen
        );
        Assert.True((await ann.Api.Invites.LookAtAsync(invite.Code, Stop)).Joined);
        Assert.True(invite.Code.Length >= 22, "128 bits are 22 letters.");
    }

    [Fact]
    public async Task Who_comes_in_is_a_member_and_their_other_devices_know()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace);
        await using var device = await Ear.OfAsync(bo);

        var accepted = await bo.AcceptAsync(invite);
        var again = await bo.AcceptAsync(invite);

        Assert.Equal(new AcceptedInvite(workspace with { Role = WorkspaceRole.Member }), accepted);
        Assert.Equal(accepted, again);
        await device.HearsAsync<WorkspaceJoined>(cancellationToken: Stop);
        Assert.Equal(1, Assert.Single((await ann.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop)).Items).Uses);
        Assert.Equal(
            ["Ann", "Bo"],
            (await ann.Api.Workspaces.MembersAsync(workspace.Id, cancellationToken: Stop)).Items.Select(p =>
                p.DisplayName
            )
        );
    }

    [Fact]
    public async Task An_expired_a_used_a_revoked_and_an_unknown_link_are_told_by_the_same_bytes()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var (expired, used, revoked) = (
            await ann.InviteToAsync(workspace, lasting: TimeSpan.FromHours(1)),
            await ann.InviteToAsync(workspace, uses: 1),
            await ann.InviteToAsync(workspace)
        );
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync($"UPDATE invites SET expires_at = now() WHERE id = '{expired.Id}'", Stop);
        await bo.AcceptAsync(used);
        await ann.Api.Invites.RevokeAsync(revoked.Id, Stop);

        var looks = new HashSet<string>();
        var attempts = new HashSet<string>();
        foreach (var code in (string[])[expired.Code, used.Code, revoked.Code, new string('A', 24), "x", "ä ö"])
        {
            looks.Add(await BytesAsync(Host.Anybody, HttpMethod.Get, code));
            attempts.Add(await BytesAsync(cy, HttpMethod.Post, code));
        }

        Assert.Single(looks);
        Assert.Single(attempts);
        Assert.Equal(looks, attempts);
        Assert.Contains(ProblemCodes.InviteInvalid, looks.Single(), StringComparison.Ordinal);
        Assert.Empty((await ann.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop)).Items);
        Assert.Single((await cy.Api.Workspaces.ListAsync(Stop)).Items);
    }

    [Fact]
    public async Task A_member_goes_in_by_their_old_link_whatever_became_of_it()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var invite = await ann.InviteToAsync(await ann.CreateWorkspaceAsync("Acme"), uses: 1);
        await bo.AcceptAsync(invite);
        await ann.Api.Invites.RevokeAsync(invite.Id, Stop);

        Assert.Equal(invite.WorkspaceId, (await bo.AcceptAsync(invite)).Workspace.Id);
    }

    [Fact]
    public async Task A_revocation_can_be_taken_back()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace);

        await ann.Api.Invites.RevokeAsync(invite.Id, Stop);
        await ann.Api.Invites.RevokeAsync(invite.Id, Stop);
        Assert.Equal(ProblemCodes.InviteInvalid, (await RefusedAsync(() => bo.AcceptAsync(invite))).Code);

        Assert.Equal(invite, await ann.Api.Invites.RestoreAsync(invite.Id, Stop));
        await bo.AcceptAsync(invite);
    }

    [Fact]
    public async Task Moderators_invite_members_do_not_and_for_strangers_there_is_nothing()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace);
        var (moderator, member) = (await Host.SignUpByAsync(invite, "Mo"), await Host.SignUpByAsync(invite, "Me"));
        var stranger = await Host.SignUpAsync("Stranger");
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{moderator.Id}'",
                Stop
            );

        await moderator.InviteToAsync(workspace);
        await moderator.Api.Invites.RevokeAsync(invite.Id, Stop);
        foreach (
            var (who, code) in ((Tester, string)[])[(member, ProblemCodes.Forbidden), (stranger, ProblemCodes.NotFound)]
        )
        {
            Assert.Equal(code, (await RefusedAsync(() => who.InviteToAsync(workspace))).Code);
            Assert.Equal(code, (await RefusedAsync(() => who.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop))).Code);
            Assert.Equal(code, (await RefusedAsync(() => who.Api.Invites.RevokeAsync(invite.Id, Stop))).Code);
            Assert.Equal(code, (await RefusedAsync(() => who.Api.Invites.RestoreAsync(invite.Id, Stop))).Code);
        }
        Assert.Single((await ann.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop)).Items);
    }

    [Fact]
    public async Task Wrong_times_and_counts_are_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");

        Assert.Equal(ProblemCodes.Invalid, (await RefusedAsync(() => ann.InviteToAsync(workspace, uses: 0))).Code);
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            (await RefusedAsync(() => ann.InviteToAsync(workspace, uses: Limits.InviteUses + 1))).Code
        );
        Assert.Equal(
            ProblemCodes.Invalid,
            (await RefusedAsync(() => ann.InviteToAsync(workspace, lasting: TimeSpan.FromHours(-1)))).Code
        );
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            (
                await RefusedAsync(() => ann.InviteToAsync(workspace, lasting: TimeSpan.FromDays(Limits.DaysAhead + 1)))
            ).Code
        );
    }

    [Fact]
    public async Task There_are_only_so_many_live_links()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        Invite? last = null;
        for (var n = 0; n < Limits.Invites; n++)
            last = await ann.InviteToAsync(workspace);

        Assert.Equal(ProblemCodes.LimitExceeded, (await RefusedAsync(() => ann.InviteToAsync(workspace))).Code);
        await ann.Api.Invites.RevokeAsync(last!.Id, Stop);
        var newest = await ann.InviteToAsync(workspace);

        var listed = (await ann.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop)).Items;
        Assert.Equal((Limits.Invites, newest), (listed.Length, listed[0]));
    }

    private static async Task<string> BytesAsync(Tester who, HttpMethod method, string code)
    {
        using var request = new HttpRequestMessage(method, $"api/invites/{Uri.EscapeDataString(code)}");
        using var response = await who.Http.SendAsync(request, Stop);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!.AsObject();
        // Every answer has a number of its own in the logs.
        body.Remove("traceId");
        return $"{(int)response.StatusCode} {string.Join('\n', headers)} {body.ToJsonString()}";
    }
}
