using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Log;

public sealed class ListEventsTests : LogTest
{
    [Fact]
    public async Task The_newest_row_comes_first_a_page_at_a_time_and_the_total_counts_all()
    {
        await WriteAsync(45);
        var admin = await Host.SignInOperatorAsync();

        var page = await admin.Api.ModerationLog.ListAsync(new() { Offset = 20, Limit = 20 }, Stop);
        Assert.Equal(45, page.Total);
        Assert.Equal(Enumerable.Range(6, 20).Reverse().Select(seq => (long)seq), page.Items.Select(row => row.Seq));
        var first = await admin.Api.ModerationLog.ListAsync(
            new()
            {
                Limit = 1,
                Sort = "seq",
                Descending = false,
            },
            Stop
        );
        Assert.Equal(1, Assert.Single(first.Items).Seq);
    }

    [Fact]
    public async Task Every_filter_finds_what_it_names_and_nothing_else()
    {
        var (workspace, ann, room) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await WriteAsync(3);
        var wanted = Entry("100% of _spam_", workspace, ann) with
        {
            Action = ModerationAction.MessageDeleted,
            TargetKind = TargetKind.Message,
            TargetId = Guid.CreateVersion7(),
            ConversationId = room,
        };
        await WriteAsync(wanted);
        await WriteAsync(3);
        var admin = await Host.SignInOperatorAsync();

        var at = (await ListAsync(admin, new() { ["action"] = "messageDeleted" })).Single().At;
        foreach (
            var (name, value) in ((string, string)[])
                [
                    ("actorId", wanted.ActorId.ToString()!),
                    ("action", "messageDeleted"),
                    ("targetKind", "message"),
                    ("targetId", wanted.TargetId.ToString()!),
                    ("userId", ann.ToString()),
                    ("conversationId", room.ToString()),
                    ("workspaceId", workspace.ToString()),
                    ("query", "0% OF _spam"),
                ]
        )
            Assert.Equal([4L], (await ListAsync(admin, new() { [name] = value })).Select(row => row.Seq));
        Assert.Equal([7L, 6, 5, 4], (await ListAsync(admin, new() { ["from"] = $"{at:O}" })).Select(row => row.Seq));
        Assert.Equal([3L, 2, 1], (await ListAsync(admin, new() { ["until"] = $"{at:O}" })).Select(row => row.Seq));
        Assert.Empty(await ListAsync(admin, new() { ["userId"] = ann.ToString(), ["targetKind"] = "report" }));
    }

    [Theory]
    [InlineData("action=nonsense")]
    [InlineData("targetKind=planet")]
    [InlineData("offset=-1")]
    [InlineData("limit=0")]
    [InlineData("sort=reason")]
    [InlineData("query=%00")]
    public async Task Nonsense_is_refused(string query)
    {
        var admin = await Host.SignInOperatorAsync();
        var refused = await admin.RefusedAsync(HttpMethod.Get, $"/api/admin/events?{query}");
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    [Fact]
    public async Task A_moderator_sees_what_is_of_their_workspace_alone()
    {
        var moderator = await Host.SignUpModeratorAsync();
        var home = (await moderator.Api.Accounts.MeAsync(Stop)).Workspaces.Single().Id;
        var elsewhere = await Host.SignUpElsewhereAsync();
        await WriteAsync(
            Entry("of the installation"),
            Entry("at home", home),
            Entry("far away", Guid.CreateVersion7())
        );

        Assert.Equal(["at home"], (await ListAsync(moderator, [])).Select(row => row.Reason));
        Assert.Empty(await ListAsync(elsewhere, []));
        Assert.Empty(await ListAsync(elsewhere, new() { ["workspaceId"] = home.ToString() }));
        Assert.DoesNotContain("at home", await ExportAsync(elsewhere, "jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_named_by_rows_is_named_beside_them()
    {
        var (ann, admin) = (await Host.SignUpAsync("Ann"), await Host.SignInOperatorAsync());
        await WriteAsync(Entry("a word", userId: ann.Id) with { ActorId = admin.Id });
        var page = await admin.Api.ModerationLog.ListAsync(new(), Stop);
        Assert.Equal(
            new HashSet<string> { "Ann", admin.Name },
            page.Users.Select(user => user.DisplayName).ToHashSet()
        );
    }

    [Fact]
    public async Task An_export_holds_every_row_and_is_a_row_itself()
    {
        await WriteAsync(Entry("=cmd|'/c calc'!A1"), Entry("says \"no\",\nand more"));
        var admin = await Host.SignInOperatorAsync();

        var csv = await ExportAsync(admin, "csv");
        Assert.StartsWith("seq,id,at,actorId,action,", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=cmd|'/c calc'!A1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"says \"\"no\"\",\nand more\"", csv, StringComparison.Ordinal);
        var lines = (await ExportAsync(admin, "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Select(line =>
            System.Text.Json.JsonSerializer.Deserialize(line, VvsImJson.Default.ModerationEvent)!
        );

        Assert.Equal([1L, 2, 3, 4], rows.Select(row => row.Seq));
        var last = (await ListAsync(admin, new() { ["action"] = "logExported" })).First();
        Assert.Equal((admin.Id, "jsonl"), (last.ActorId, last.Details!["format"]));
    }

    private static async Task<ModerationEvent[]> ListAsync(Tester who, Dictionary<string, string> filters) =>
        (await who.Api.ModerationLog.ListAsync(new() { Filters = filters }, Stop)).Items;

    private static Task<string> ExportAsync(Tester who, string format) =>
        who.Http.GetStringAsync($"/api/admin/events/export?format={format}", Stop);
}
