using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

/// <summary>Every endpoint, asked by every kind of person.</summary>
public sealed class EndpointMatrixTests : HostTest
{
    private static readonly Standing PlainMember = new(ConversationKind.Group, MemberRole.Member, WorkspaceRole.Member);

    [Fact]
    public async Task Every_endpoint_has_a_line_in_the_table_and_every_line_an_endpoint()
    {
        var described = (await Endpoints.ListAsync(Host, Stop))
            .Where(endpoint => endpoint.Path.StartsWith("/api/", StringComparison.Ordinal))
            .Select(endpoint => endpoint.ToString())
            .ToHashSet();
        var listed = EndpointTable.All.Select(entry => entry.Name).ToList();

        Assert.Empty(described.Except(listed));
        Assert.Empty(listed.Except(described));
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    [Fact]
    public async Task Nobody_gets_past_the_doors()
    {
        foreach (var entry in EndpointTable.All.Where(entry => entry.Place != Place.Open))
        {
            using var request = entry.About(
                Guid.CreateVersion7().ToString(),
                Guid.CreateVersion7(),
                Guid.CreateVersion7()
            );
            using var response = await Host.Anybody.Http.SendAsync(request, Stop);
            var expected = entry is { Place: Place.Code, Method.Method: "GET" } ? 404 : 401;
            Assert.True(expected == (int)response.StatusCode, $"{entry}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Whoever_is_banned_is_told_so_everywhere()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        await stage.BanAsync();
        foreach (var entry in EndpointTable.All.Where(entry => entry.Place != Place.Open))
        {
            var heard = await stage.AskAsync(stage.Banned, entry, scene.Thing(entry, stage.Banned, stage.Owner), Stop);
            Assert.True((403, ProblemCodes.Banned) == (heard.Status, heard.Code), $"{entry}: {heard}");
            AssertKeeps(stage, scene, entry, heard);
        }
    }

    [Fact]
    public async Task For_whom_it_is_not_it_does_not_exist()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        var mine = await OwnThingsAsync(stage, scene);
        var deleted = await stage.NewSceneAsync(Stop);
        await stage.Owner.Api.Groups.DeleteAsync(deleted.Room, Stop);

        foreach (var entry in EndpointTable.Of(Place.Room, Place.Message, Place.Invite))
        foreach (
            var (who, where) in ((Tester, Scene)[])
                [
                    (stage.Neighbour, scene),
                    (stage.Outsider, scene),
                    (stage.Removed, scene),
                    (stage.Member, deleted),
                    (stage.Owner, deleted),
                ]
        )
            await AssertNotThereAsync(stage, where, entry, who, where.Thing(entry, who, stage.Owner));
        foreach (var entry in EndpointTable.Of(Place.Workspace))
            await AssertNotThereAsync(stage, scene, entry, stage.Outsider, scene.Workspace.ToString());
        foreach (var entry in EndpointTable.Of(Place.Person))
            await AssertNotThereAsync(stage, scene, entry, stage.Outsider, stage.Owner.Id.ToString());
        foreach (var entry in EndpointTable.Of(Place.Mine))
        foreach (var who in (Tester[])[stage.Member, stage.Neighbour, stage.Outsider, stage.Removed])
            await AssertNotThereAsync(stage, scene, entry, who, mine[entry.Name.Split('/')[2]]);
    }

    [Fact]
    public async Task Members_may_what_the_table_of_permissions_says_and_the_silenced_are_told_why_not()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        foreach (var entry in EndpointTable.Of(Place.Room, Place.Message, Place.Invite))
        {
            var act = Enum.Parse<Act>(entry.Act!);
            // What one of them does must not be in the way of the next.
            var scene = await stage.NewSceneAsync(Stop);
            foreach (
                var (who, standing) in ((Tester, Standing)[])
                    [(stage.Silenced, PlainMember with { Silenced = true }), (stage.Member, PlainMember)]
            )
            {
                var heard = await stage.AskAsync(who, entry, scene.Thing(entry, who, stage.Owner), Stop);
                string? expected =
                    ConversationPermissions.May(act, standing) ? null
                    : ConversationPermissions.May(act, PlainMember) ? ProblemCodes.Silenced
                    : ProblemCodes.Forbidden;
                Assert.True(expected == heard.Code, $"{entry} by {who.Name}: {heard}");
                Assert.True(
                    expected is null ? heard.Status is >= 200 and < 300 : heard.Status == 403,
                    $"{entry} by {who.Name}: {heard}"
                );
            }
        }
    }

    [Fact]
    public async Task In_a_workspace_its_members_may_what_the_table_says()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        foreach (var entry in EndpointTable.Of(Place.Workspace))
        {
            var may = WorkspacePermissions.May(Enum.Parse<WorkspaceAct>(entry.Act!), WorkspaceRole.Member);
            foreach (var who in (Tester[])[stage.Member, stage.Silenced, stage.Removed, stage.Neighbour])
            {
                var heard = await stage.AskAsync(who, entry, scene.Workspace.ToString(), Stop);
                Assert.True((may ? null : ProblemCodes.Forbidden) == heard.Code, $"{entry} by {who.Name}: {heard}");
            }
        }
    }

    [Fact]
    public async Task A_person_is_there_for_everybody_of_their_workspaces()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        foreach (var entry in EndpointTable.Of(Place.Person))
        foreach (var who in (Tester[])[stage.Member, stage.Neighbour])
        {
            var heard = await stage.AskAsync(who, entry, stage.Owner.Id.ToString(), Stop);
            Assert.True(heard.Status is >= 200 and < 300, $"{entry} by {who.Name}: {heard}");
        }
    }

    [Fact]
    public async Task The_console_is_for_operators_and_tells_others_nothing()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        foreach (var entry in EndpointTable.Of(Place.Operator, Place.Staff))
        {
            var theirs = await stage.AskAsync(stage.Member, entry, stage.Owner.Id.ToString(), Stop);
            var nobodys = await stage.AskAsync(stage.Member, entry, Guid.CreateVersion7().ToString(), Stop);
            Assert.True((403, ProblemCodes.Forbidden) == (theirs.Status, theirs.Code), $"{entry}: {theirs}");
            Assert.Equal(nobodys, theirs);
        }
    }

    [Fact]
    public async Task Who_keeps_order_in_one_workspace_learns_nothing_of_another_and_operates_nothing()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        foreach (var entry in EndpointTable.Of(Place.Operator))
        {
            var heard = await stage.AskAsync(stage.Outsider, entry, stage.Owner.Id.ToString(), Stop);
            Assert.True((403, ProblemCodes.Forbidden) == (heard.Status, heard.Code), $"{entry}: {heard}");
        }
        foreach (var entry in EndpointTable.Of(Place.Staff))
        foreach (var thing in (Guid[])[scene.Room, scene.Workspace, scene.Said[stage.Member.Id], stage.Member.Id])
        {
            var heard = await stage.AskAsync(stage.Outsider, entry, thing.ToString(), Stop);
            var nobodys = await stage.AskAsync(stage.Outsider, entry, Guid.CreateVersion7().ToString(), Stop);
            Assert.True(heard.Status < 500 && heard.Status == nobodys.Status, $"{entry}: {heard} is not {nobodys}");
            if (entry.Name.Contains("{id}", StringComparison.Ordinal))
                Assert.True((404, ProblemCodes.NotFound) == (heard.Status, heard.Code), $"{entry}: {heard}");
            AssertKeeps(stage, scene, entry, heard);
        }
    }

    [Fact]
    public async Task What_concerns_oneself_alone_is_everybodys()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        foreach (var entry in EndpointTable.Of(Place.Own))
        foreach (var who in (Tester[])[stage.Neighbour, stage.Outsider])
        {
            var heard = await stage.AskAsync(who, entry, "", Stop);
            Assert.True(heard.Status is < 500 and not (401 or 403 or 404), $"{entry} by {who.Name}: {heard}");
        }
    }

    private static async Task AssertNotThereAsync(Stage stage, Scene scene, Entry entry, Tester who, string thing)
    {
        var theirs = await stage.AskAsync(who, entry, thing, Stop);
        var nobodys = await stage.AskAsync(who, entry, Guid.CreateVersion7().ToString(), Stop);
        Assert.True((404, ProblemCodes.NotFound) == (theirs.Status, theirs.Code), $"{entry} by {who.Name}: {theirs}");
        Assert.True(nobodys == theirs, $"{entry} by {who.Name}: {theirs} is not {nobodys}");
        AssertKeeps(stage, scene, entry, theirs);
    }

    private static void AssertKeeps(Stage stage, Scene scene, Entry entry, Heard heard)
    {
        string[] secrets =
        [
            .. Stage.Secrets,
            scene.Room.ToString(),
            scene.Workspace.ToString(),
            stage.Owner.Id.ToString(),
            stage.Owner.Email,
            .. scene.Said.Values.Select(id => id.ToString()),
            scene.Code,
        ];
        Assert.All(
            secrets,
            secret =>
                Assert.False(heard.Text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{entry} tells {secret}")
        );
    }

    private static async Task<Dictionary<string, string>> OwnThingsAsync(Stage stage, Scene scene)
    {
        var scheduled = await stage.Owner.ScheduleAsync(scene.Room, "Abracadabra", TimeSpan.FromHours(1));
        var reminder = await stage.Owner.Api.Later.RemindAsync(
            scene.Said[stage.Owner.Id],
            DateTimeOffset.UtcNow.AddHours(1),
            Stop
        );
        using var file = new MemoryStream(Picture.Png());
        using var preview = new MemoryStream(Picture.Png());
        var medium = await stage.Owner.Api.Media.UploadAsync(
            file,
            "Sesame.png",
            preview: preview,
            cancellationToken: Stop
        );
        return new()
        {
            ["scheduled"] = scheduled.Id.ToString(),
            ["reminders"] = reminder.Id.ToString(),
            ["media"] = medium.Id.ToString(),
            ["me"] = (await stage.Owner.Api.Security.SessionsAsync(Stop)).Items[0].Id.ToString(),
        };
    }
}
