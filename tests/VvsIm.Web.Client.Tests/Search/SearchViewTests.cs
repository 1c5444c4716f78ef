using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Web.Client.Search;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Search;

public sealed class SearchViewTests : ChatTest
{
    private readonly Guid room = Guid.NewGuid();

    [Fact]
    public async Task Without_words_it_says_how_to_search()
    {
        var view = await OpenAsync("");
        Assert.Contains("Find what was said", view.Markup);
    }

    [Fact]
    public async Task What_is_found_is_shown_with_who_where_and_the_words_marked()
    {
        Api.Instead = Finds.Answer(_ => Finds.Page(Server.People.ElementAt(1), room, null, "hello <b>world</b>"));
        var view = await OpenAsync("hello");
        var hit = view.Find("[data-testid=hit]");
        Assert.Equal($"c/{room}/1", hit.GetAttribute("href"));
        Assert.Equal("Bo", hit.QuerySelector(".hit-sender")!.TextContent);
        Assert.Equal("Ops", hit.QuerySelector(".hit-place bdi")!.TextContent);
        Assert.Equal("hello", hit.QuerySelector("mark")!.TextContent);
        Assert.Equal("hello <b>world</b>", hit.QuerySelector(".snippet")!.TextContent);
        Assert.Contains("1 messages found", view.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Typing_goes_to_the_address_of_the_search_after_a_pause()
    {
        var view = await OpenAsync("");
        view.Find("input").Input("cats & dogs");
        Time.Advance(TimeSpan.FromSeconds(1));
        view.WaitForAssertion(() => Assert.EndsWith("/search?q=cats%20%26%20dogs", Address));
    }

    [Fact]
    public async Task A_filter_is_a_chip_that_can_be_taken_away()
    {
        Api.Instead = Finds.Answer(_ => Finds.Page(Server.People.ElementAt(1), room, null));
        var view = await OpenAsync("cats from:\"Ann Lee\" has:link");
        Assert.Equal(
            ["from:\"Ann Lee\"", "has:link"],
            view.FindAll("[data-testid=filter] bdi").Select(chip => chip.TextContent)
        );
        await view.FindAll("[data-testid=filter]")[0].ClickAsync();
        Assert.EndsWith("/search?q=cats%20has%3Alink", Address);
        Assert.Contains("Nothing found", view.Markup);
    }

    [Fact]
    public async Task A_filter_button_begins_an_operator_and_offers_its_values()
    {
        var view = await OpenAsync("cats");
        await view.FindAll(".filter").Single(button => button.TextContent.Trim() == "Has").ClickAsync();
        Assert.Equal(
            ["link", "file", "picture", "code", "reaction", "pin"],
            view.FindAll("[role=option] bdi").Select(option => option.TextContent)
        );
        await view.FindAll("[role=option]")[0].ClickAsync();
        Assert.EndsWith("/search?q=cats%20has%3Alink", Address);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_and_asked_again()
    {
        Api.Instead = ModelApi.Unreachable;
        var view = await OpenAsync("cats");
        Assert.Contains("doesn’t answer", view.Markup);
        Api.Instead = Finds.Answer(_ => Finds.Page(Server.People.ElementAt(1), room, null, "cats"));
        await view.FindAll("button").Single(button => button.TextContent == "Try again").ClickAsync();
        Assert.Single(view.FindAll("[data-testid=hit]"));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private async Task<IRenderedComponent<SearchView>> OpenAsync(string q)
    {
        await StartAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"search?q={Uri.EscapeDataString(q)}");
        return Render<SearchView>(p => p.AddCascadingValue(Chat));
    }
}
