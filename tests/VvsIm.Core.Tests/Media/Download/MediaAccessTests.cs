using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Media;
using VvsIm.Core.Tests.Api;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

public sealed class MediaAccessTests : MediaTest
{
    [Fact]
    public async Task What_is_not_used_yet_is_its_uploaders_alone()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);

        var medium = await PictureAsync(stage.Owner);

        await AssertOnlyAsync(stage, medium, stage.Owner);
        // Whoever does not belong to the workspace any more has nothing there.
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"DELETE FROM workspace_members WHERE user_id = '{stage.Owner.Id}' AND workspace_id = '{scene.Workspace}'",
            Stop
        );
        await AssertOnlyAsync(stage, medium);
    }

    [Fact]
    public async Task What_stands_at_a_message_is_for_whoever_may_read_it_as_long_as_it_stands()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        var medium = await PictureAsync(stage.Owner);
        var message = await stage.Owner.SendAsync(scene.Room, "Look");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.AttachAsync(medium, message);

        await AssertOnlyAsync(stage, medium, stage.Owner, stage.Member, stage.Silenced, stage.Banned);
        await stage.BanAsync();
        await AssertOnlyAsync(stage, medium, stage.Owner, stage.Member, stage.Silenced);
        await stage.Owner.Api.Groups.RemoveMemberAsync(scene.Room, stage.Member.Id, Stop);
        await AssertOnlyAsync(stage, medium, stage.Owner, stage.Silenced);
        await stage.Owner.Api.Messages.DeleteAsync(message.Id, Stop);
        await AssertOnlyAsync(stage, medium);
    }

    [Fact]
    public async Task With_its_conversation_a_file_is_gone()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        var medium = await PictureAsync(stage.Owner);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.AttachAsync(medium, await stage.Owner.SendAsync(scene.Room, "Look"));

        await stage.Owner.Api.Groups.DeleteAsync(scene.Room, Stop);

        await AssertOnlyAsync(stage, medium);
    }

    [Fact]
    public async Task Whoever_came_later_gets_what_was_said_since_also_in_threads_of_before()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.Api.Conversations.CreateAsync(new(ConversationKind.Group, "Closed", []), Stop);
        await ann.Api.Groups.ChangeAsync(room.Id, new() { HistoryVisible = false }, Stop);
        var (before, after, inThread) = (
            await PictureAsync(ann),
            await PictureAsync(ann, 10),
            await PictureAsync(ann, 12)
        );
        await using var database = await Host.OpenDatabaseAsync(Stop);
        var root = await ann.SendAsync(room.Id, "Before");
        await database.AttachAsync(before, root);
        await ann.Api.Groups.AddMembersAsync(room.Id, [bo.Id], Stop);
        await database.AttachAsync(after, await ann.SendAsync(room.Id, "After"));
        var reply = await ann.Api.Messages.SendAsync(
            room.Id,
            new(Guid.CreateVersion7(), "Reply", ThreadSeq: root.Seq),
            Stop
        );
        await database.AttachAsync(inThread, reply);

        // A thread belongs to where it began.
        Assert.False(await bo.GetsAsync(before, Stop));
        Assert.True(await bo.GetsAsync(after, Stop));
        Assert.False(await bo.GetsAsync(inThread, Stop));
        Assert.True(await ann.GetsAsync(inThread, Stop));
    }

    [Fact]
    public async Task What_stands_in_a_channel_is_for_its_workspace()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var channel = await stage.Owner.Api.Conversations.CreateAsync(new(ConversationKind.Channel, "Open", []), Stop);
        var medium = await PictureAsync(stage.Owner);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.AttachAsync(medium, await stage.Owner.SendAsync(channel.Id, "Look"));

        await AssertOnlyAsync(
            stage,
            medium,
            stage.Owner,
            stage.Member,
            stage.Silenced,
            stage.Removed,
            stage.Banned,
            stage.Neighbour
        );
    }

    [Fact]
    public async Task A_face_is_for_whoever_meets_it()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        var (person, group, workspace) = (
            await PictureAsync(stage.Owner),
            await PictureAsync(stage.Owner, 10),
            await PictureAsync(stage.Owner, 12)
        );
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.FaceAsync(person, "users", stage.Owner.Id);
        await database.FaceAsync(group, "conversations", scene.Room);
        await database.FaceAsync(workspace, "workspaces", scene.Workspace);
        Tester[] colleagues = [stage.Owner, stage.Member, stage.Silenced, stage.Removed, stage.Banned, stage.Neighbour];

        await AssertOnlyAsync(stage, person, colleagues);
        await AssertOnlyAsync(stage, workspace, colleagues);
        await AssertOnlyAsync(stage, group, stage.Owner, stage.Member, stage.Silenced, stage.Banned);
        await database.ExecuteAsync($"UPDATE users SET avatar_id = NULL WHERE id = '{stage.Owner.Id}'", Stop);
        await AssertOnlyAsync(stage, person);
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await PictureAsync(ann);
        using var browser = Host.NewBrowser();
        using var login = new StringContent(
            $$"""{"email":"{{ann.Email}}","password":"{{Tester.Password}}"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        (await browser.PostAsync("api/auth/login?useCookies=true", login, Stop)).EnsureSuccessStatusCode();
        var there = ann with { Http = browser };

        Assert.True(await there.GetsAsync(medium, Stop));
        (await browser.PostAsync("api/auth/logout", null, Stop)).EnsureSuccessStatusCode();
        Assert.False(await there.GetsAsync(medium, Stop));
    }

    [Fact]
    public async Task Not_yours_and_not_there_are_the_same_question_and_the_same_answer()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var medium = await PictureAsync(stage.Owner);
        using var statements = new Statements();
        foreach (var path in (string[])["api/media/{0}", "api/media/{0}/preview"])
        {
            var theirs = await AskAsync(statements, stage.Outsider, string.Format(path, medium.Id));
            var nobodys = await AskAsync(statements, stage.Outsider, string.Format(path, Guid.CreateVersion7()));
            Assert.Equal(nobodys, theirs);
            Assert.Contains("404", theirs, StringComparison.Ordinal);
            Assert.Contains("FROM media", theirs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_without_a_preview_has_none()
    {
        var ann = await Host.SignUpAsync("Ann");
        var medium = await UploadAsync(ann, [1, 2, 3]);

        var problem = await ann.RefusedAsync(HttpMethod.Get, MediaClient.PreviewPathOf(medium.Id));

        Assert.Equal(404, problem.Status);
    }

    private static async Task<string> AskAsync(Statements statements, Tester who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var mark = Statements.Mark(request);
        using var response = await who.Http.SendAsync(request, Stop);
        var headers = response.Headers.Concat(response.Content.Headers).Select(header => header.Key).Order();
        return $"{(int)response.StatusCode} {string.Join(',', headers)} {string.Join(" + ", statements.Of(mark))}";
    }

    private static Task<Medium> PictureAsync(Tester who, int width = 8) =>
        UploadAsync(who, Picture.Png(width, 6), "a.png", preview: Picture.Png(4, 3));

    private async Task AssertOnlyAsync(Stage stage, Medium medium, params Tester[] allowed)
    {
        Tester[] everybody =
        [
            stage.Owner,
            stage.Member,
            stage.Silenced,
            stage.Removed,
            stage.Banned,
            stage.Neighbour,
            stage.Outsider,
            Host.Anybody,
        ];
        foreach (var who in everybody)
            Assert.True(allowed.Contains(who) == await who.GetsAsync(medium, Stop), who.Name);
    }
}
