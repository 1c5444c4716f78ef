using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Messages;

public sealed class MarkdownTests(SharedBrowser shared) : ChatTest(shared)
{
    private const string Everything = """
        **bold** _italic_ ~~strike~~ `code`

        - one
        - two

        > quoted

        ```sql
        select *
          from t;
        ```
        [plan](https://example.com/plan)
        """;

    [Fact]
    public async Task Marks_become_what_they_mean()
    {
        var tab = await ReadAsync(Everything);
        var text = tab.Texts.First;

        await Expect(text.Locator("strong")).ToHaveTextAsync("bold");
        await Expect(text.Locator("em")).ToHaveTextAsync("italic");
        await Expect(text.Locator("s")).ToHaveTextAsync("strike");
        await Expect(text.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["one", "two"]);
        await Expect(text.Locator("blockquote")).ToHaveTextAsync("quoted");
        await Expect(text.Locator("pre")).ToHaveTextAsync("select *\n  from t;", new() { UseInnerText = true });
        var link = text.GetByRole(AriaRole.Link, new() { Name = "plan" });
        await Expect(link).ToHaveAttributeAsync("href", "https://example.com/plan");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(link).ToHaveAttributeAsync("target", "_blank");
        await Screens.AreAccessibleAsync(tab.Page);
    }

    [Theory]
    [InlineData("<img src=x onerror=\"document.title='gotcha'\">")]
    [InlineData("<script>document.title='gotcha'</script>")]
    [InlineData("[a](javascript:document.title='gotcha')")]
    [InlineData("[a](data:text/html,<script>1</script>)")]
    [InlineData("![a](https://example.com/pixel.png)")]
    [InlineData("```\n</code></pre><img src=x onerror=\"document.title='gotcha'\">\n```")]
    public async Task Nothing_hostile_comes_to_life(string text)
    {
        var tab = await ReadAsync(text);
        await tab.SeesAsync("the end");

        Assert.DoesNotContain("gotcha", await tab.Page.TitleAsync());
        await Expect(tab.Texts.First.Locator("img, script, iframe, a")).ToHaveCountAsync(0);
        await Expect(tab.Texts.First).ToContainTextAsync(text.Trim('`', '\n'));
    }

    [Fact]
    public async Task Ten_thousand_brackets_and_stars_freeze_nobody()
    {
        var tab = await ReadAsync(
            new string('[', 10_000),
            string.Concat(Enumerable.Repeat("*a **b ", 2_000)),
            new string('>', 10_000)
        );
        await tab.SeesAsync("the end");
        await tab.SayAsync("still here");
        await tab.SeesAsync("still here", withinSeconds: 5);
    }

    [Fact]
    public async Task A_link_whose_words_lie_says_where_it_leads()
    {
        var tab = await ReadAsync("[bank.example](https://elsewhere.example/login)");
        await Expect(tab.Texts.First).ToHaveTextAsync("bank.example (elsewhere.example)");
    }

    [Fact]
    public async Task Code_is_copied_as_it_was_typed()
    {
        var tab = await ReadAsync(Everything);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(
            "select *\n  from t;",
            await tab.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")
        );
    }

    [Fact]
    public async Task A_long_text_unfolds_where_one_was_reading_and_stays_so()
    {
        var tab = await ReadAsync(string.Join('\n', Enumerable.Range(1, 60).Select(i => $"line {i}")));
        await tab.SeesAsync("the end");
        var text = tab.Texts.First;
        await Expect(text).Not.ToContainTextAsync("line 30");
        var top = await TopAsync(text);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show more", Expanded = false }).ClickAsync();
        await Expect(text).ToContainTextAsync("line 60");
        Assert.Equal(top, await TopAsync(text), 1.0);

        await tab.SayAsync("something that renders the log again");
        await tab.SeesAsync("something that renders the log again");
        await Expect(text).ToContainTextAsync("line 60");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show less", Expanded = true }).ClickAsync();
        await Expect(text).Not.ToContainTextAsync("line 30");
    }

    // Bob says these, and then "the end"; Alice looks at them.
    private async Task<ChatTab> ReadAsync(params string[] texts)
    {
        var alice = await SeatAsync("Alice", options: new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var bob = await Host.SignUpAsync("Bob");
        var room = await alice.Tester.OpenDirectAsync(bob);
        foreach (var text in texts)
            await bob.SendAsync(room, text);
        await bob.SendAsync(room, "the end");
        return await alice.OpenChatAsync($"/c/{room}");
    }

    private static async Task<double> TopAsync(ILocator text) =>
        await text.EvaluateAsync<double>("element => element.getBoundingClientRect().top");
}
