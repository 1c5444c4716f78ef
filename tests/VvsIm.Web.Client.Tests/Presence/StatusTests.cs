using Bunit;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Presence;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class StatusTests : PresenceScene
{
    [Fact]
    public async Task It_stands_beside_the_name_until_its_time_is_over()
    {
        await StartAsync();
        Chat.People.Add([new User(Bo, "Bo")]);
        var sign = Render<StatusEmoji>(p => p.AddCascadingValue(Chat).Add(s => s.UserId, Bo));
        Assert.Empty(sign.FindAll("[data-testid=status]"));

        Tell(new StatusChanged(Bo, new("🍕", "At lunch", Time.GetUtcNow().AddMinutes(30))));
        await sign.WaitForAssertionAsync(() => Assert.Equal("🍕", sign.Find("[data-testid=status]").TextContent));
        Assert.Equal("🍕 At lunch", sign.Find("[data-testid=status]").GetAttribute("aria-label"));
        Time.Advance(TimeSpan.FromMinutes(29));
        Assert.NotEmpty(sign.FindAll("[data-testid=status]"));
        Time.Advance(TimeSpan.FromMinutes(2));

        await sign.WaitForAssertionAsync(() => Assert.Empty(sign.FindAll("[data-testid=status]")));
    }

    [Fact]
    public async Task A_suggestion_is_taken_with_its_usual_time()
    {
        var dialog = await OpenAsync();

        await dialog.Find("button:contains('In a meeting')").ClickAsync(new());
        await dialog.Find("form").SubmitAsync();

        Assert.Equal([new UserStatus("📅", "In a meeting", Time.GetUtcNow().AddHours(1))], Statuses);
        Assert.Equal(Statuses[0], Chat.Me.Status);
    }

    [Theory]
    [InlineData("30 minutes", "2026-05-17T09:30:00Z")]
    [InlineData("4 hours", "2026-05-17T13:00:00Z")]
    [InlineData("Today", "2026-05-18T00:00:00Z")]
    // The seventeenth of May 2026 is a Sunday.
    [InlineData("This week", "2026-05-18T00:00:00Z")]
    [InlineData("Don’t clear", null)]
    public async Task It_lasts_as_long_as_is_chosen(string label, string? until)
    {
        var dialog = await OpenAsync();

        await dialog.Find("#status-text").InputAsync(new() { Value = " Deep in thought " });
        await dialog.Find("select").ChangeAsync(new() { Value = label });
        await dialog.Find("form").SubmitAsync();

        var expected = until is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(until);
        Assert.Equal([new UserStatus(null, "Deep in thought", expected)], Statuses);
    }

    [Fact]
    public async Task What_is_changed_keeps_its_end_and_what_is_cleared_is_gone()
    {
        var until = Time.GetUtcNow().AddHours(2);
        Chat.Take(Server.Self with { Status = new("🎧", "Focusing", until) });
        var dialog = await OpenAsync();

        await dialog.Find("#status-text").InputAsync(new() { Value = "Focusing hard" });
        await dialog.Find("form").SubmitAsync();
        await dialog.Find("button:contains('Clear status')").ClickAsync(new());

        Assert.Equal([new UserStatus("🎧", "Focusing hard", until), null], Statuses);
        Assert.Null(Chat.Me.Status);
    }

    [Fact]
    public async Task Nothing_is_no_status()
    {
        var dialog = await OpenAsync();
        await dialog.Find("form").SubmitAsync();
        Assert.Empty(Statuses);
        Assert.Empty(dialog.FindAll("button:contains('Clear status')"));
    }

    private async Task<IRenderedComponent<StatusDialog>> OpenAsync()
    {
        await StartAsync();
        return Render<StatusDialog>(p => p.AddCascadingValue(Chat).Add(d => d.Open, true));
    }
}
