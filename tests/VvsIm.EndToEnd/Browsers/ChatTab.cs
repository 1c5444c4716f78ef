using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>A tab with the chat app in it, in the words of chat.</summary>
public sealed class ChatTab(IPage page)
{
    // The first one boots the runtime, on a machine that does other things too.
    private static readonly LocatorAssertionsToBeVisibleOptions Boot = new() { Timeout = 60_000 };

    /// <summary>The page behind it.</summary>
    public IPage Page => page;

    /// <summary>The names in the list of conversations.</summary>
    public ILocator Names => page.GetByTestId("conversation").Locator(".item-name");

    /// <summary>The texts on screen, oldest first.</summary>
    public ILocator Texts => page.Locator("[data-testid=message] .message-text");

    /// <summary>What scrolls.</summary>
    public ILocator Log => page.GetByTestId("log");

    /// <summary>Where one writes.</summary>
    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    /// <summary>The button beside it.</summary>
    public ILocator SendButton => page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true });

    /// <summary>The name over the conversation on screen.</summary>
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>A conversation in the list.</summary>
    public ILocator Conversation(string name) =>
        page.GetByTestId("conversation")
            .Filter(new() { Has = page.Locator(".item-name", new() { HasTextString = name }) });

    /// <summary>The number of unread messages beside it.</summary>
    public ILocator Badge(string name) => Conversation(name).GetByTestId("unread");

    /// <summary>A message on screen by its text.</summary>
    public ILocator Message(string text) =>
        page.GetByTestId("message").Filter(new() { Has = page.GetByText(text, new() { Exact = true }) });

    /// <summary>Waits until the app runs and knows the conversations.</summary>
    public Task IsReadyAsync() =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chats" })).ToBeVisibleAsync(Boot);

    /// <summary>Goes to a conversation of the list.</summary>
    public async Task EnterAsync(string name)
    {
        await Conversation(name).ClickAsync();
        await Expect(Title).ToHaveTextAsync(name);
        await Expect(Log).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    /// <summary>Types a text and sends it with Enter.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Does with a message what its menu offers by this name.</summary>
    public async Task ActAsync(string text, string item)
    {
        await Message(text).HoverAsync();
        await Message(text).GetByTestId("message-more").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>What stands beside the conversation: a thread, what is pinned.</summary>
    public ILocator Panel(string name) => page.GetByRole(AriaRole.Complementary, new() { Name = name });

    /// <summary>Waits until a text is on screen.</summary>
    public Task SeesAsync(string text, double withinSeconds = 20) =>
        Expect(page.Locator(".message-text").GetByText(text, new() { Exact = true }).Or(TextIs(text)).First)
            .ToBeVisibleAsync(new() { Timeout = (float)(withinSeconds * 1000) });

    /// <summary>Waits until these texts are on screen and no others, in this order.</summary>
    public Task SeesExactlyAsync(params IEnumerable<string> texts) =>
        Expect(Texts).ToHaveTextAsync([.. texts], new() { Timeout = 30_000 });

    /// <summary>Loads the page afresh.</summary>
    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await IsReadyAsync();
    }

    private ILocator TextIs(string text) => Texts.Filter(new() { HasTextString = text });
}
