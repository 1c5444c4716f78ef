using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

public sealed class WhoSeesWhomTests : PresenceTest
{
    private readonly Guid device = Guid.CreateVersion7();

    [Fact]
    public async Task With_whom_one_shares_no_workspace_one_does_not_see()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        var stranger = await MoveAwayAsync(await Host.SignUpAsync("Stranger"));
        await using var strangersEar = await Ear.OfAsync(stranger);

        await stranger.BeatAsync(device, PresenceState.Online);
        await bo.BeatAsync(device, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);
        await HearsAsync(strangersEar, stranger, PresenceState.Online);

        Assert.Null(await SeeAsync(ann, stranger));
        Assert.Null(await SeeAsync(stranger, bo));
        Assert.Empty(Told(ear, stranger));
        Assert.Empty(Told(strangersEar, bo));
        var workspace = (await ann.Api.Accounts.MeAsync(Stop)).Workspaces[0].Id;
        Assert.Equal(
            ProblemCodes.NotFound,
            await CodeAsync(() => stranger.Api.Presence.InWorkspaceAsync(workspace, cancellationToken: Stop))
        );
    }

    [Fact]
    public async Task A_workspace_lists_who_is_there_page_by_page()
    {
        var people = await Host.SignUpManyAsync(7);
        foreach (var person in people[..5])
            await person.BeatAsync(device, person == people[0] ? PresenceState.Away : PresenceState.Online);
        await SeesAsync(people[6], people[4], PresenceState.Online);
        var workspace = (await people[6].Api.Accounts.MeAsync(Stop)).Workspaces[0].Id;

        var seen = new List<PersonPresence>();
        PresencePage page;
        string? cursor = null;
        do
        {
            page = await people[6].Api.Presence.InWorkspaceAsync(workspace, cursor, 2, Stop);
            Assert.InRange(page.Items.Length, 1, 2);
            seen.AddRange(page.Items);
        } while ((cursor = page.NextCursor) is not null);

        Assert.Equal(people[..5].Select(person => person.Id).Order(), seen.Select(each => each.UserId));
        Assert.Equal(PresenceState.Away, seen.Single(each => each.UserId == people[0].Id).State);
    }

    [Fact]
    public async Task Who_hides_is_offline_at_once_and_sees_nobody()
    {
        var (ann, bo, ear) = await MeetAsync();
        await using var listening = ear;
        await ann.BeatAsync(device, PresenceState.Online);
        await bo.BeatAsync(device, PresenceState.Online);
        await HearsAsync(ear, bo, PresenceState.Online);
        await SeesAsync(bo, ann, PresenceState.Online);

        var me = await bo.Api.Accounts.UpdateMeAsync(new UpdateMeRequest(SharePresence: false), Stop);

        Assert.False(me.SharePresence);
        Assert.Equal(new PersonPresence(bo.Id, PresenceState.Offline), await SeeAsync(ann, bo));
        await HearsAsync(ear, bo, PresenceState.Offline);
        Assert.Null(Told(ear, bo)[^1].LastSeenAt);
        Assert.Null(await SeeAsync(bo, ann));
        Assert.Empty((await bo.Api.Presence.InWorkspaceAsync(me.Workspaces[0].Id, cancellationToken: Stop)).Items);

        await bo.Api.Accounts.UpdateMeAsync(new UpdateMeRequest(SharePresence: true), Stop);
        await HearsAsync(ear, bo, PresenceState.Online);
        Assert.Equal(PresenceState.Online, (await SeeAsync(bo, ann))!.State);
    }

    [Fact]
    public async Task A_question_is_for_ids_or_for_a_workspace()
    {
        var ann = await Host.SignUpAsync("Ann");
        foreach (var query in (string[])["", "?ids=x", $"?ids={ann.Id}&workspaceId={ann.Id}", "?ids=&cursor=x"])
            Assert.Equal(ProblemCodes.Invalid, (await ann.RefusedAsync(HttpMethod.Get, "api/presence" + query)).Code);
    }

    // Out of the workspace that everybody joins, into one of their own.
    private async Task<Tester> MoveAwayAsync(Tester who)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"""
            INSERT INTO workspaces (id, name) VALUES ('{who.Id}', 'Elsewhere');
            UPDATE workspace_members SET workspace_id = '{who.Id}' WHERE user_id = '{who.Id}';
            """,
            Stop
        );
        return who;
    }

    private static async Task<string> CodeAsync(Func<Task> request) =>
        (await Assert.ThrowsAsync<ProblemException>(request)).Code;
}
