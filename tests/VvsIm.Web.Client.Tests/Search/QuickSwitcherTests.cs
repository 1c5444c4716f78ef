using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Web.Client.Search;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Search;

public sealed class QuickSwitcherTests : ChatTest
{
    [Fact]
    public async Task Ones_own_conversations_are_there_at_once_the_latest_first()
    {
        var switcher = await OpenAsync();
        Assert.Equal(["Room", "Bo"], Labels(switcher));
        Assert.Equal("true", switcher.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal("switch-0", switcher.Find("input").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public async Task What_is_typed_finds_own_ones_at_once_and_others_when_the_server_answers()
    {
        var room = Guid.NewGuid();
        var switcher = await OpenAsync();
        Api.Instead = Finds.Answer(_ => Finds.Page(Server.People.ElementAt(1), room, null, "boring text"));

        switcher.Find("input").Input("o");
        switcher.WaitForAssertion(() =>
            Assert.Equal(["Bo", "Room", "Search messages for “o”"], Labels(switcher).Order())
        );

        switcher.Find("input").Input("cy");
        switcher.WaitForAssertion(() => Assert.Equal(["Search messages for “cy”"], Labels(switcher)));
        Time.Advance(TimeSpan.FromSeconds(1));
        switcher.WaitForAssertion(() =>
            Assert.Equal(["Cy", "boring text", "Search messages for “cy”"], Labels(switcher))
        );
    }

    [Fact]
    public async Task Arrows_choose_around_the_ends_and_enter_goes_there()
    {
        var switcher = await OpenAsync();
        await switcher.InvokeAsync(() => switcher.Instance.Pressed("ArrowUp"));
        Assert.Equal("Bo", switcher.Find("[aria-selected=true] .switch-label").TextContent);
        await switcher.InvokeAsync(() => switcher.Instance.Pressed("ArrowDown"));
        Assert.Equal("Room", switcher.Find("[aria-selected=true] .switch-label").TextContent);

        await switcher.InvokeAsync(() => switcher.Instance.Pressed("Enter"));

        Assert.EndsWith($"/c/{Server.Rooms[1].Id}", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Empty(switcher.FindAll("input"));
    }

    [Fact]
    public async Task The_last_one_searches_for_the_words()
    {
        var switcher = await OpenAsync();
        switcher.Find("input").Input("two words & more");
        await switcher.FindAll("[data-testid=switch-item]")[^1].ClickAsync();
        Assert.EndsWith("/search?q=two%20words%20%26%20more", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Without_a_network_it_offers_what_the_device_knows_and_says_so()
    {
        var switcher = await OpenAsync();
        Api.Instead = ModelApi.Unreachable;
        switcher.Find("input").Input("bo");
        Time.Advance(TimeSpan.FromSeconds(1));
        switcher.WaitForAssertion(() => Assert.Contains("doesn’t answer", switcher.Find("[role=status]").TextContent));
        Assert.Equal("Bo", Labels(switcher).First());
    }

    private async Task<IRenderedComponent<QuickSwitcher>> OpenAsync()
    {
        var (direct, room) = (Server.Open(Server.Others[0]), Server.Open());
        Server.Say(direct, Server.Others[0]);
        Server.Say(room, Server.Others[1]);
        await StartAsync();
        Chat.People.Add(Server.People);
        var switcher = Render<QuickSwitcher>(p => p.AddCascadingValue(Chat));
        await switcher.InvokeAsync(switcher.Instance.Toggle);
        return switcher;
    }

    private static IEnumerable<string> Labels(IRenderedComponent<QuickSwitcher> switcher) =>
        switcher.FindAll(".switch-label").Select(label => label.TextContent);
}
