using Bunit;
using VvsIm.Admin.Operations;
using VvsIm.Admin.Tests.Server;

namespace VvsIm.Admin.Tests.Operations;

public sealed class OverviewPageTests : ConsoleContext
{
    [Fact]
    public void The_figures_are_shown_as_a_person_reads_them()
    {
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal("4", ValueOf(page, "Online now")));
        Assert.Equal("7", ValueOf(page, "Messages in the last minute"));
        Assert.Equal("4,321", ValueOf(page, "Messages"));
        Assert.Equal("12.0 MB", ValueOf(page, "Database"));
        Assert.Equal("At once", ValueOf(page, "Delivery"));
        Assert.Equal("Updated just now", page.Find(".overview-fresh").TextContent);
    }

    [Fact]
    public void They_are_read_again_every_few_seconds()
    {
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Equal("7", ValueOf(page, "Messages in the last minute")));
        Server.Overview = () => FakeServer.Json(FakeServer.Quiet with { MessagesLastMinute = 90 });
        Time.Advance(LiveOverview.Interval);

        page.WaitForAssertion(() => Assert.Equal("90", ValueOf(page, "Messages in the last minute")));
        page.WaitForAssertion(() => page.Find(".sparkline-line"));
    }

    [Fact]
    public void Old_figures_stay_but_say_how_old_they_are()
    {
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => page.Find(".figure"));
        Server.Overview = FakeServer.Unreachable;

        Time.Advance(LiveOverview.Interval);
        page.WaitForAssertion(() => Assert.Equal("Updated 5 s ago", page.Find(".overview-fresh").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));

        for (var i = 0; i < 3; i++)
        {
            Time.Advance(LiveOverview.Interval);
            var asked = i + 3;
            page.WaitForAssertion(() =>
                Assert.Equal(asked, Server.Requests.Count(request => request == "GET /api/admin/overview"))
            );
        }
        page.WaitForAssertion(() => Assert.Equal("Not updated for 20 s", page.Find(".overview-fresh").TextContent));
        Assert.Contains("cannot be reached", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("7", ValueOf(page, "Messages in the last minute"));

        Server.Overview = () => FakeServer.Json(FakeServer.Quiet);
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Equal("Updated just now", page.Find(".overview-fresh").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_first_reading_that_fails_is_an_error_with_a_way_on()
    {
        Server.Overview = FakeServer.Nonsense;
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.Empty(page.FindAll(".figure"));

        Server.Overview = () => FakeServer.Json(FakeServer.Quiet);
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll(".figure").Count));
    }

    [Fact]
    public void An_engine_that_does_not_answer_and_rows_set_aside_stand_out()
    {
        Server.Overview = () =>
            FakeServer.Json(
                FakeServer.Quiet with
                {
                    Connections = null,
                    UsersOnline = null,
                    OutboxDepth = 40,
                    OutboxDead = 2,
                    OutboxLagSeconds = 75,
                }
            );
        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal("–", ValueOf(page, "Online now")));
        Assert.Equal("1 min behind", ValueOf(page, "Delivery"));
        Assert.Equal(2, page.FindAll(".figure-bad").Count);
        Assert.Contains("40 events waiting, 2 set aside", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_gone_asks_no_more()
    {
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => page.Find(".figure"));
        await DisposeComponentsAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(Server.Requests, "GET /api/admin/overview");
    }

    private static string ValueOf(IRenderedComponent<OverviewPage> page, string label) =>
        page.FindComponents<Figure>()
            .Single(figure => figure.Instance.Label == label)
            .Find(".figure-value")
            .TextContent;
}
