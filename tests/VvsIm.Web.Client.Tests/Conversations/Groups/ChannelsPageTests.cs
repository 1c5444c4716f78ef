using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class ChannelsPageTests : ChatTest
{
    [Fact]
    public async Task Channels_are_listed_found_joined_and_left_again()
    {
        var (general, tea) = (Server.OpenChannel("general"), Server.OpenChannel("tea", "Earl Grey and others"));
        var page = await ShowAsync();
        Assert.Equal(["general", "tea"], Titles(page));

        page.Find("input[type=search]").Input("earl");
        Time.Advance(TimeSpan.FromSeconds(1));
        await page.WaitForAssertionAsync(() => Assert.Equal(["tea"], Titles(page)));

        await page.Find("[aria-label='Join tea']").ClickAsync();
        Assert.False(tea.Left);
        await page.WaitForAssertionAsync(() =>
            Assert.Contains("Joined", page.Find("[data-testid=channel]").TextContent)
        );
        Assert.NotNull(Chat.Conversations.Find(tea.Id));

        await Assert.Single(Services.GetRequiredService<Toasts>().All).Action!.RunAsync();
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll("[aria-label='Join tea']")));
        Assert.True(general.Left);
    }

    [Fact]
    public async Task None_are_no_dead_end()
    {
        var page = await ShowAsync();
        Assert.Contains("No channels yet", page.Markup);
        await page.Find(".empty button").ClickAsync();
        Assert.Equal("New channel", page.Find("dialog h2").TextContent);
    }

    [Fact]
    public async Task Without_the_server_one_can_try_again()
    {
        Server.OpenChannel("general");
        await StartAsync();
        Api.Instead = ModelApi.Unreachable;
        var page = Render<ChannelsPage>(p => p.AddCascadingValue(Chat));
        Assert.Contains("Can’t load the channels", page.Markup);
        Api.Instead = null;
        await page.Find(".empty button").ClickAsync();
        Assert.Equal(["general"], Titles(page));
    }

    private async Task<IRenderedComponent<ChannelsPage>> ShowAsync()
    {
        await StartAsync();
        return Render<ChannelsPage>(p => p.AddCascadingValue(Chat));
    }

    private static IEnumerable<string> Titles(IRenderedComponent<ChannelsPage> page) =>
        page.FindAll(".channels-title").Select(title => title.TextContent);
}
