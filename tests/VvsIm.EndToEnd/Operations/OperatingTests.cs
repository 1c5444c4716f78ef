using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Operations;

public sealed class OperatingTests(SharedBrowser shared) : ChatTest(shared)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_operator_looks_at_every_page_of_the_works()
    {
        var page = await OperatorAsync("/admin/");
        await Expect(page.GetByTestId("charts")).ToBeVisibleAsync(Boot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Week" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("range=week"));
        foreach (
            var (link, heading) in new[]
            {
                ("Outbox", "Set aside"),
                ("Jobs", "Purge messages"),
                ("Realtime", "Embedded hub"),
                ("Storage", "Last check"),
                ("System", "Migrations"),
            }
        )
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Console" })
                .GetByRole(AriaRole.Link, new() { Name = link, Exact = true })
                .ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();
            await Screens.AreAccessibleAsync(page);
        }
    }

    [Fact]
    public async Task A_job_is_run_and_tells_how_it_went()
    {
        var page = await OperatorAsync("/admin/jobs");
        var job = page.Locator("[data-testid=job][data-name=CompareStore]");
        await Expect(job).ToBeVisibleAsync(Boot);

        await job.GetByRole(AriaRole.Button, new() { Name = "Run now: Compare store" }).ClickAsync();

        await Expect(job.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Rows_that_were_set_aside_are_replayed()
    {
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await connection.ExecuteAsync(
                "INSERT INTO outbox_dead (id, partition, channels, payload, created_at, error) VALUES (1, 0, '{ws:00000000-0000-0000-0000-000000000001}', '{\"type\":\"scheduledChanged\"}', now(), '102 unknown channel')",
                Stop
            );
        var page = await OperatorAsync("/admin/outbox");
        await Expect(page.GetByText("102 unknown channel")).ToBeVisibleAsync(Boot);

        await page.GetByRole(AriaRole.Button, new() { Name = "Replay all" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();

        await Expect(page.GetByText("Everything could be delivered")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_retention_removes_goes_from_the_screen_and_a_hold_keeps_it()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (room, held) = (await ann.CreateGroupAsync("Hallway", bo), await ann.CreateGroupAsync("Case", bo));
        foreach (var conversation in new[] { room, held })
            await ann.SendManyAsync(conversation, 3);
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await connection.ExecuteAsync(
                "UPDATE messages SET created_at = created_at - interval '40 days'; UPDATE conversations SET retention_days = 30",
                Stop
            );
        await ann.SendAsync(room, "young");
        var reader = await (await SeatAsync(bo)).OpenPageAsync($"/c/{room}");
        await Expect(reader.GetByText("message 2")).ToBeVisibleAsync(Boot);
        var page = await OperatorAsync("/admin/retention");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Put on hold Case" })).ToBeVisibleAsync(Boot);
        await Screens.AreAccessibleAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Put on hold Case" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Reason").FillAsync("a case");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Put on hold" }).ClickAsync();
        await Expect(page.GetByText("On hold", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Expect(page.GetByTestId("preview")).ToContainTextAsync("of 1 conversations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Expect(page.GetByTestId("run").First).ToContainTextAsync("Done", new() { Timeout = 20_000 });
        await Expect(reader.GetByText("message 2")).ToHaveCountAsync(0);
        await Expect(reader.GetByTestId("message").GetByText("young")).ToBeVisibleAsync();
        await Expect(reader.GetByTestId("purged")).ToContainTextAsync("were removed after 30 days");
        Assert.Equal(3, (await bo.ReadAllAsync(held)).Count(message => message.System is null));
    }

    [Fact]
    public async Task A_moderator_is_kept_out_of_what_concerns_the_whole_installation()
    {
        var ann = await Host.SignUpAsync("Ann");
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await connection.ExecuteAsync(
                $"UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{ann.Id}'",
                Stop
            );
        var seat = await SeatAsync(ann);
        foreach (var path in new[] { "outbox", "jobs", "realtime", "storage", "system" })
        {
            var page = await seat.OpenPageAsync($"/admin/{path}");
            await Expect(page.GetByText("This page is about the whole installation")).ToBeVisibleAsync(Boot);
        }
        var retention = await seat.OpenPageAsync("/admin/retention");
        await Expect(retention.GetByText("For operators and owners of a workspace")).ToBeVisibleAsync(Boot);
    }

    private async Task<IPage> OperatorAsync(string path) =>
        await (await SeatAsync(await Host.SignInOperatorAsync())).OpenPageAsync(path);
}
