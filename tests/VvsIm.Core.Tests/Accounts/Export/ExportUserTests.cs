using System.IO.Compression;
using System.Text.Json.Nodes;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Tests.Media;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts.Export;

public sealed class ExportUserTests : MediaTest
{
    [Fact]
    public async Task Everything_of_theirs_is_in_the_archive_and_nothing_of_others()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "a secret of Ann's");
        await bo.SendAsync(room, "hello \"Ann\"\n上海");
        var picture = Picture.Png();
        using var file = new MemoryStream(picture);
        var medium = await bo.Api.Media.UploadAsync(file, "my: picture.png", cancellationToken: Stop);

        var asked = await op.Api.Users.ExportAsync(bo.Id, "asked for it", Stop);
        var again = await op.Api.Users.ExportAsync(bo.Id, cancellationToken: Stop);
        var task = await DoneAsync(op, bo);
        using var archive = new ZipArchive(await op.Http.GetStreamAsync(UsersClient.ExportPath(asked.Id), Stop));

        Assert.Equal(asked.Id, again.Id);
        Assert.True(task.Bytes > 0 && task.ExpiresAt > DateTimeOffset.UtcNow.AddDays(6));
        var messages = Read(archive, "messages.json");
        Assert.Equal(
            ("hello \"Ann\"\n上海", "direct with Ann"),
            ((string?)messages[0]!["text"], (string?)messages[0]!["conversation"])
        );
        Assert.Equal(bo.Email, (string?)Read(archive, "profile.json")[0]!["email"]);
        Assert.Single(Read(archive, "workspaces.json"));
        using var copied = new MemoryStream();
        await using (var entry = await archive.GetEntry($"files/{medium.Id}/my_ picture.png")!.OpenAsync(Stop))
            await entry.CopyToAsync(copied, Stop);
        Assert.Equal(picture, copied.ToArray());
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
            Assert.DoesNotContain("secret", new StreamReader(entry.Open()).ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_operator_who_asked_may_fetch_it_and_only_as_long_as_it_is_kept()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        await op.Api.Users.SetOperatorAsync(ann.Id, true, cancellationToken: Stop);
        var asked = await op.Api.Users.ExportAsync(bo.Id, cancellationToken: Stop);
        await DoneAsync(op, bo);
        var path = UsersClient.ExportPath(asked.Id);

        Assert.Equal(404, (await ann.RefusedAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(403, (await bo.RefusedAsync(HttpMethod.Get, path)).Status);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync("UPDATE account_tasks SET expires_at = now()", Stop);
        Assert.Equal(404, (await op.RefusedAsync(HttpMethod.Get, path)).Status);
        await Eventually.TrueAsync(
            () => Directory.GetFiles(StorePath, $"{asked.Id:N}", SearchOption.AllDirectories) is [],
            "its file is removed",
            Stop
        );
    }

    [Fact]
    public async Task One_that_a_restart_broke_off_is_made_all_the_same()
    {
        var (op, bo) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Bo"));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"""
            INSERT INTO account_tasks (id, kind, user_id, requested_by, state, done, total)
            VALUES (gen_random_uuid(), 'export', '{bo.Id}', '{op.Id}', 'running', 7, 1000)
            """,
            Stop
        );

        Assert.True((await DoneAsync(op, bo)).Bytes > 0);
    }

    private static JsonArray Read(ZipArchive archive, string name)
    {
        using var text = new StreamReader(archive.GetEntry(name)!.Open());
        return JsonNode.Parse(text.ReadToEnd())!.AsArray();
    }

    private static async Task<AccountTask> DoneAsync(Tester op, Tester who)
    {
        AccountTask? task = null;
        await Eventually.TrueAsync(
            async () =>
                (task = (await op.Api.Users.TasksAsync(who.Id, Stop)).Items.Single())
                    is { State: AccountTaskState.Done },
            "the export is made",
            Stop
        );
        return task!;
    }
}
