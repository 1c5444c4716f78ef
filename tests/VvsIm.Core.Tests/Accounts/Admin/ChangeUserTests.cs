using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Admin;

public sealed class ChangeUserTests : HostTest
{
    [Fact]
    public async Task Another_name_is_seen_by_everybody_at_once_and_stands_in_the_log()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var (others, own) = (new List<RealtimeEvent>(), new List<RealtimeEvent>());
        await using var there = await Listener.OpenAsync(acme.Owner, others.Add);
        await using var theirs = await Listener.OpenAsync(acme.Member, own.Add);

        await op.Api.Users.RenameAsync(acme.Member.Id, new("  Somebody else ", "rude"), Stop);
        await op.Api.Users.RenameAsync(acme.Member.Id, new("Somebody else"), Stop);

        await Eventually.TrueAsync(
            () => others.OfType<PersonChanged>().Any() && own.OfType<MeChanged>().Any(),
            "both have heard",
            Stop
        );
        Assert.Equal("Somebody else", others.OfType<PersonChanged>().Single().User.DisplayName);
        Assert.Equal("Somebody else", own.OfType<MeChanged>().Single().Me.DisplayName);
        Assert.Equal(["userRenamed true"], await LogAsync(acme.Member.Id));
        Assert.Equal(
            ProblemCodes.Invalid,
            (await RefusedAsync(() => op.Api.Users.RenameAsync(acme.Member.Id, new(" "), Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => acme.Owner.Api.Users.RenameAsync(acme.Member.Id, new("No"), Stop))).Code
        );
    }

    [Fact]
    public async Task There_is_always_an_operator_who_can_come_in()
    {
        var (op, ann) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Ann"));
        Assert.Equal(
            ProblemCodes.LastOperator,
            (await RefusedAsync(() => op.Api.Users.SetOperatorAsync(op.Id, false, cancellationToken: Stop))).Code
        );

        await op.Api.Users.SetOperatorAsync(ann.Id, true, "helps", Stop);
        Assert.Contains(UserAct.EndOperator, (await ann.Api.Users.GetAsync(op.Id, Stop)).May);
        await ann.Api.Users.SetOperatorAsync(op.Id, false, cancellationToken: Stop);

        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => op.Api.Users.TasksAsync(ann.Id, Stop))).Code);
        Assert.Equal(
            ProblemCodes.LastOperator,
            (await RefusedAsync(() => ann.Api.Users.SetOperatorAsync(ann.Id, false, cancellationToken: Stop))).Code
        );
        Assert.Equal(["roleChanged false"], await LogAsync(ann.Id));
    }

    [Fact]
    public async Task Of_two_operators_who_end_each_other_at_once_one_stays()
    {
        var (op, ann) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Ann"));
        await op.Api.Users.SetOperatorAsync(ann.Id, true, cancellationToken: Stop);

        await Task.WhenAll(
            TryAsync(() => op.Api.Moderation.BanAsync(ann.Id, new(), Stop)),
            TryAsync(() => ann.Api.Users.SetOperatorAsync(op.Id, false, cancellationToken: Stop))
        );

        await using var database = await Host.OpenDatabaseAsync(Stop);
        var left = await database.ListAsync(
            "SELECT x.user_id::text FROM user_roles x JOIN roles r ON r.id = x.role_id WHERE r.name = 'operator' AND NOT is_banned(x.user_id)",
            Stop
        );
        Assert.Single(left);
    }

    [Fact]
    public async Task Owners_and_operators_give_roles_in_a_workspace_and_one_owner_stays()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var globex = await Workplace.MakeAsync(Host, "Globex", Stop);
        var heard = new List<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(acme.Member, heard.Add);

        await acme.Owner.Api.Users.SetWorkspaceRoleAsync(acme.Member.Id, acme.Id, new(WorkspaceRole.Moderator), Stop);
        await Eventually.TrueAsync(() => heard.OfType<WorkspaceRoleChanged>().Any(), "they have heard of it", Stop);
        Assert.Equal(WorkspaceRole.Moderator, (await acme.Member.Api.Accounts.MeAsync(Stop)).Workspaces.Single().Role);

        Assert.Equal(ProblemCodes.Forbidden, await RefuseAsync(acme.Moderator, acme, WorkspaceRole.Owner));
        Assert.Equal(ProblemCodes.NotFound, await RefuseAsync(globex.Owner, acme, WorkspaceRole.Owner));
        Assert.Equal(
            ProblemCodes.LastOwner,
            (
                await RefusedAsync(() =>
                    op.Api.Users.SetWorkspaceRoleAsync(acme.Owner.Id, acme.Id, new(WorkspaceRole.Member), Stop)
                )
            ).Code
        );
        await op.Api.Users.SetWorkspaceRoleAsync(acme.Member.Id, acme.Id, new(WorkspaceRole.Owner), Stop);
        await op.Api.Users.SetWorkspaceRoleAsync(acme.Owner.Id, acme.Id, new(WorkspaceRole.Member), Stop);
        Assert.Equal(["roleChanged false", "roleChanged false"], await LogAsync(acme.Member.Id));
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => acme.Owner.Api.Users.ListAsync(new(), Stop))).Code
        );
    }

    [Fact]
    public async Task Signing_somebody_out_ends_their_refresh_tokens_and_connections()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop);
        await using var device = await Listener.OpenAsync(bo, _ => { });

        await op.Api.Users.SignOutAsync(bo.Id, "lost phone", Stop);

        await device.Closed.WaitAsync(TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(
            401,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop))).Status
        );
        await Tester.SignInAsync(Host.Url, bo.Email);
        Assert.Equal(["userSignedOut false"], await LogAsync(bo.Id));
    }

    private static async Task<string> RefuseAsync(Tester who, Workplace place, WorkspaceRole role) =>
        (
            await RefusedAsync(() => who.Api.Users.SetWorkspaceRoleAsync(place.Member.Id, place.Id, new(role), Stop))
        ).Code;

    private static async Task TryAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (ProblemException)
        {
            // The other one was first.
        }
    }

    private async Task<List<string>> LogAsync(Guid userId)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return await database.ListAsync(
            $"SELECT action || ' ' || personal FROM moderation_events WHERE user_id = '{userId}' ORDER BY seq",
            Stop
        );
    }
}
