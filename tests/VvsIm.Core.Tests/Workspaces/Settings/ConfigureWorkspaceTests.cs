using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Workspaces.Settings;

public sealed class ConfigureWorkspaceTests : HostTest
{
    [Fact]
    public async Task Everybody_there_hears_of_a_change_and_everybody_else_finds_it()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var home = await ann.GatherAsync("Acme", bo);
        await using var bos = await Ear.OfAsync(bo);

        var after = await ann.ConfigureAsync(
            home.Id,
            settings => settings with { Reactions = false, FileTypes = " IMAGE/*  image/* application/pdf " }
        );

        Assert.Equal((1, "image/* application/pdf"), (after.Version, after.Settings.FileTypes));
        var told = Assert.Single(await bos.HearsAsync<WorkspaceChanged>(cancellationToken: Stop));
        Assert.Equal((home.Id, after.Settings), (told.WorkspaceId, told.Settings));
        var found = (await bo.Api.Accounts.MeAsync(Stop)).Workspaces.Single(mine => mine.Id == home.Id);
        Assert.Equal(after.Settings, found.Settings);
        Assert.Contains(found, (await bo.Api.Workspaces.ListAsync(Stop)).Items);
    }

    [Fact]
    public async Task The_log_says_what_was_changed_from_what_to_what_and_nothing_when_nothing_was()
    {
        var ann = await Host.SignUpAsync("Ann");
        var home = await ann.CreateWorkspaceAsync("Acme");
        await ann.ConfigureAsync(home.Id, settings => settings);
        await ann.ConfigureAsync(home.Id, settings => settings with { DirectMessages = false, RetentionDays = 30 });

        var logged = (await ann.Api.ModerationLog.ListAsync(new() { Limit = 20 }, Stop)).Items;

        var change = Assert.Single(logged, row => row.Action == ModerationAction.SettingsChanged);
        Assert.Equal((home.Id, ann.Id), (change.WorkspaceId!.Value, change.ActorId!.Value));
        Assert.Equal(
            new Dictionary<string, string> { ["directMessages"] = "true → false", ["retentionDays"] = "– → 30" },
            change.Details
        );
    }

    [Fact]
    public async Task Of_two_who_change_at_once_the_later_is_told_to_look_first()
    {
        var ann = await Host.SignUpAsync("Ann");
        var home = await ann.CreateWorkspaceAsync("Acme");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async days =>
                {
                    try
                    {
                        await ann.Api.Configuration.ConfigureAsync(
                            home.Id,
                            new(0, Limits.FileBytes, new() { RetentionDays = days }),
                            Stop
                        );
                        return "taken";
                    }
                    catch (ProblemException e)
                    {
                        return e.Code;
                    }
                })
        );

        Assert.Single(answers, "taken");
        Assert.Equal(7, answers.Count(answer => answer == ProblemCodes.Conflict));
        Assert.Equal(1, (await ann.Api.Configuration.ReadAsync(home.Id, Stop)).Version);
    }

    [Fact]
    public async Task Owners_and_operators_change_moderators_look_and_nobody_else_knows()
    {
        var (ann, bo, cy, eve) = (
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo"),
            await Host.SignUpAsync("Cy"),
            await Host.SignUpAsync("Eve")
        );
        var home = await ann.GatherAsync("Acme", bo, cy);
        await eve.CreateWorkspaceAsync("Elsewhere");
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{bo.Id}' AND workspace_id = '{home.Id}'",
                Stop
            );
        var operatorOfAll = await Host.SignInOperatorAsync();

        Assert.False((await bo.Api.Configuration.ReadAsync(home.Id, Stop)).Configurable);
        Assert.Equal(ProblemCodes.Forbidden, await CodeAsync(bo, home));
        Assert.Equal(ProblemCodes.Forbidden, await CodeAsync(cy, home));
        Assert.Equal(ProblemCodes.NotFound, await CodeAsync(eve, home));
        Assert.Null(await CodeAsync(operatorOfAll, home));
        Assert.Equal(["Elsewhere"], await NamesAsync(eve));
        Assert.Equal(["Acme"], await NamesAsync(bo));
        Assert.Contains("Acme", await NamesAsync(operatorOfAll));
    }

    [Theory]
    [InlineData("""{"version":0,"fileBytes":1}""", "settings")]
    [InlineData("""{"fileBytes":1,"settings":{}}""", "version")]
    [InlineData("""{"version":0,"fileBytes":0,"settings":{}}""", "fileBytes")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"editSeconds":-1}}""", "editSeconds")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"retentionDays":0}}""", "retentionDays")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"deleteSeconds":99999999}}""", "deleteSeconds")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"fileTypes":""}}""", "fileTypes")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"fileTypes":"image"}}""", "fileTypes")]
    [InlineData("""{"version":0,"fileBytes":1,"settings":{"fileTypes":"a/b/c"}}""", "fileTypes")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string body, string field)
    {
        var ann = await Host.SignUpAsync("Ann");
        var home = await ann.CreateWorkspaceAsync("Acme");

        var refused = await ann.RefusedAsync(HttpMethod.Put, $"api/admin/workspaces/{home.Id}/settings", body);

        Assert.Equal(400, refused.Status);
        Assert.Contains(field, refused.Errors!.Keys);
    }

    [Fact]
    public async Task Nothing_said_by_many_at_once_slips_in_after_direct_messages_are_off()
    {
        var people = await Host.SignUpManyAsync(6);
        var home = await people[0].GatherAsync("Acme", people[1..]);
        var rooms = new List<Guid>();
        foreach (var other in people[1..])
            rooms.Add((await people[0].Api.Conversations.OpenDirectAsync(other.Id, home.Id, Stop)).Id);
        var taken = new ConcurrentBag<Message>();
        var talking = rooms
            .SelectMany(
                (room, at) => (Task[])[TalkAsync(people[at + 1], room, taken), TalkAsync(people[0], room, taken)]
            )
            .ToArray();
        await Eventually.TrueAsync(() => taken.Count > 20, "people talk", Stop);

        await people[0].ConfigureAsync(home.Id, settings => settings with { DirectMessages = false });
        var counted = await CountAsync(home);
        await Task.WhenAll(talking);

        // Whoever was told of a message that was taken was told of one that was there when the change was answered.
        Assert.Equal(counted, await CountAsync(home));
        Assert.Equal(counted, taken.Count);
    }

    private async Task<int> CountAsync(Workspace home)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        var count = await database.ListAsync(
            $"""
            SELECT count(*)::text FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.workspace_id = '{home.Id}'
            """,
            Stop
        );
        return int.Parse(count[0], null);
    }

    private static async Task TalkAsync(Tester who, Guid room, ConcurrentBag<Message> taken)
    {
        try
        {
            while (true)
                taken.Add(await who.SendAsync(room, "and another thing"));
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.ConversationClosed)
        {
            return;
        }
    }

    private static async Task<string?> CodeAsync(Tester who, Workspace home)
    {
        try
        {
            await who.ConfigureAsync(home.Id, settings => settings with { Reactions = !settings.Reactions });
            return null;
        }
        catch (ProblemException e)
        {
            return e.Code;
        }
    }

    private static async Task<string[]> NamesAsync(Tester who) =>
        [.. (await who.Api.Configuration.ListAsync(new(), Stop)).Items.Select(one => one.Name)];
}
