using AngleSharp.Dom;
using Bunit;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Tests.Server;

namespace VvsIm.Admin.Tests.Accounts;

public sealed class UsersPageTests : ConsoleContext
{
    private static readonly TimeSpan s_afterTyping = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_newest_accounts_come_first_a_page_at_a_time()
    {
        var page = RenderWith(20, total: 45);

        Assert.Equal(
            ["GET /api/admin/users?sort=createdAt&descending=true&offset=0&limit=20"],
            Server.RequestsOf("/users")
        );
        Assert.Equal(20, page.FindAll(".users-person").Count);
        Assert.Contains("45", page.Find(".pager-words").TextContent, StringComparison.Ordinal);
        Assert.Equal("operator", page.Find(".chip").TextContent);
    }

    [Fact]
    public void The_next_page_is_asked_of_the_server()
    {
        var page = RenderWith(20, total: 45);
        page.FindAll(".pager-buttons button")[2].Click();

        page.WaitForAssertion(() =>
            Assert.Equal(
                "GET /api/admin/users?sort=createdAt&descending=true&offset=20&limit=20",
                Server.RequestsOf("/users").Last()
            )
        );
    }

    [Fact]
    public void A_header_sorts_up_then_down()
    {
        var page = RenderWith(20, total: 45);
        HeaderOf(page, "Email").Click();
        page.WaitForAssertion(() => Assert.Contains("sort=email&descending=false&", Last, StringComparison.Ordinal));
        HeaderOf(page, "Email").Click();
        page.WaitForAssertion(() => Assert.Contains("sort=email&descending=true&", Last, StringComparison.Ordinal));
    }

    [Fact]
    public void Typing_searches_once_when_it_pauses_from_the_first_page()
    {
        var page = RenderWith(20, total: 45);
        page.FindAll(".pager-buttons button")[2].Click();
        page.WaitForAssertion(() => Assert.Contains("offset=20", Last, StringComparison.Ordinal));
        var before = Server.RequestsOf("/users").Count();

        foreach (var text in (string[])["a", "an", "ann"])
            page.Find("input[type=search]").Input(text);
        Assert.Equal(before, Server.RequestsOf("/users").Count());
        Time.Advance(s_afterTyping);

        page.WaitForAssertion(() =>
            Assert.Equal(
                "GET /api/admin/users?query=ann&sort=createdAt&descending=true&offset=0&limit=20",
                Server.RequestsOf("/users").Skip(before).Single()
            )
        );
    }

    [Fact]
    public void Nobody_found_is_said()
    {
        var page = RenderWith(3, total: 3);
        Server.Users = _ => FakeServer.Json(FakeServer.Accounts(0));
        page.Find("input[type=search]").Input("zz");
        Time.Advance(s_afterTyping);

        page.WaitForAssertion(() => Assert.Contains("No accounts like that", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_keeps_what_was_there_and_can_be_tried_again()
    {
        var page = RenderWith(20, total: 45);
        Server.Users = _ => FakeServer.Unreachable();
        page.FindAll(".pager-buttons button")[2].Click();
        page.WaitForAssertion(() =>
            Assert.Contains("cannot be reached", page.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(20, page.FindAll(".users-person").Count);

        Server.Users = _ => FakeServer.Json(FakeServer.Accounts(5, total: 45));
        page.Find("[role=alert] button").Click();
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".users-person").Count));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_first_load_that_fails_does_not_claim_that_there_is_nobody()
    {
        Server.Users = _ => FakeServer.Unreachable();
        var page = Render<UsersPage>();

        page.WaitForAssertion(() => page.Find("[role=alert]"));
        Assert.DoesNotContain("No accounts yet", page.Markup, StringComparison.Ordinal);
    }

    private string Last => Server.RequestsOf("/users").Last();

    private IRenderedComponent<UsersPage> RenderWith(int count, int total)
    {
        Server.Users = _ => FakeServer.Json(FakeServer.Accounts(count, total));
        var page = Render<UsersPage>();
        page.WaitForAssertion(() => Assert.Equal(count, page.FindAll(".users-person").Count));
        return page;
    }

    private static IElement HeaderOf(IRenderedComponent<UsersPage> page, string title) =>
        page.FindAll("th > div").Single(header => header.TextContent.Contains(title, StringComparison.Ordinal));
}
