using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Admin.Operations;
using VvsIm.Admin.Tests.Server;

namespace VvsIm.Admin.Tests.Shell;

public sealed class ConsoleLayoutTests : ConsoleContext
{
    [Fact]
    public void A_server_that_cannot_be_reached_at_the_start_is_told_and_asked_again()
    {
        Server.Me = FakeServer.Unreachable;
        var console = RenderConsole<OverviewPage>();
        console.WaitForAssertion(() =>
            Assert.Contains("cannot be reached", console.Find("[role=alert]").TextContent, StringComparison.Ordinal)
        );

        Server.Me = () => FakeServer.Json(FakeServer.Operator);
        console.Find("button").Click();
        console.WaitForAssertion(() => Assert.Equal("Overview", console.Find("h1").TextContent));
    }

    [Fact]
    public void A_page_that_breaks_shows_no_raw_error_and_leaves_the_rest_alone()
    {
        var console = RenderConsole<Broken>();

        Assert.Contains("Something went wrong on this page", console.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", console.Markup, StringComparison.Ordinal);
        Assert.Contains("Olga Operator", console.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_navigation_says_where_one_is()
    {
        var console = RenderConsole<OverviewPage>();
        Assert.Equal("Overview", console.Find(".console-nav-link.active").TextContent.Trim());

        Services.GetRequiredService<NavigationManager>().NavigateTo("users");
        Assert.Equal("Users", console.Find(".console-nav-link.active").TextContent.Trim());
    }

    private sealed class Broken : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("secret detail");
    }
}
