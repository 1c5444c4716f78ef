using System.Net;
using Bunit;
using VvsIm.Admin.Operations;
using VvsIm.Admin.Tests.Server;
using VvsIm.Contracts;

namespace VvsIm.Admin.Tests.Accounts;

public sealed class ForbiddenTests : ConsoleContext
{
    [Fact]
    public void Somebody_without_the_role_sees_who_they_are_and_two_ways_out()
    {
        Server.Me = () => FakeServer.Json(FakeServer.Operator with { Email = "bo@example.com", Roles = [] });
        var console = RenderConsole<OverviewPage>();

        console.WaitForAssertion(() => Assert.Contains("bo@example.com", console.Markup, StringComparison.Ordinal));
        Assert.Equal("/", console.Find("a.button").GetAttribute("href"));
        Assert.Empty(Server.RequestsOf("/api/admin/"));

        console.Find("button").Click();
        console.WaitForAssertion(() => Assert.Equal("Sign in to the console", console.Find("h1").TextContent));
    }

    [Fact]
    public void Losing_the_role_meanwhile_ends_the_visit()
    {
        var console = RenderConsole<OverviewPage>();
        console.WaitForAssertion(() => console.Find(".figure"));
        Server.Overview = () => FakeServer.Problem(HttpStatusCode.Forbidden, ProblemCodes.Forbidden);
        Server.Me = () => FakeServer.Json(FakeServer.Operator with { Roles = [] });
        Time.Advance(LiveOverview.Interval);

        console.WaitForAssertion(() =>
            Assert.Contains("operators and moderators only", console.Markup, StringComparison.Ordinal)
        );
    }
}
