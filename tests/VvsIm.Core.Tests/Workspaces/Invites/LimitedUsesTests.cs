using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Workspaces.Invites;

public sealed class LimitedUsesTests : HostTest
{
    [Fact]
    public async Task Of_fifty_people_at_once_exactly_ten_get_in_by_a_link_for_ten()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var group = await ann.Api.Conversations.CreateAsync(
            new(Contracts.Conversations.ConversationKind.Group, "Design", [], workspace.Id),
            Stop
        );
        var invite = await ann.InviteToAsync(group.Id, uses: 10);
        var people = await Host.SignUpManyAsync(50);

        // Each of them presses twice.
        var attempts = await Task.WhenAll(people.Concat(people).Select(who => TryAsync(who, invite.Code)));

        var members = (await ann.Api.Workspaces.MembersAsync(workspace.Id, limit: 100, cancellationToken: Stop)).Items;
        Assert.Equal(11, members.Length);
        Assert.Equal(11, (await ann.ConversationAsync(group.Id)).Members);
        Assert.Equal(20, attempts.Count(code => code is null));
        Assert.All(attempts.OfType<string>(), code => Assert.Equal(ProblemCodes.InviteInvalid, code));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            ["10 10"],
            await database.ListAsync("SELECT uses || ' ' || (SELECT count(*) FROM invite_uses) FROM invites", Stop)
        );
    }

    [Fact]
    public async Task One_person_on_many_devices_at_once_is_counted_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace, uses: 2);

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(bo, invite.Code))), Assert.Null);

        Assert.Equal(1, Assert.Single((await ann.Api.Invites.OfWorkspaceAsync(workspace.Id, Stop)).Items).Uses);
    }

    private static async Task<string?> TryAsync(Tester who, string code)
    {
        try
        {
            await who.Api.Invites.AcceptAsync(code, Stop);
            return null;
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }
}
