using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Conversations.Groups;

/// <summary>What people do in the details of a group.</summary>
internal static class Details
{
    /// <summary>Opens the details of the conversation on screen.</summary>
    public static async Task<ILocator> OpenDetailsAsync(this ChatTab tab)
    {
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Details", Exact = true }).ClickAsync();
        var panel = tab.Panel("Details");
        await panel.ShowMembersAsync();
        return panel;
    }

    /// <summary>Scrolls down to the members: only what is in view is rendered.</summary>
    public static async Task ShowMembersAsync(this ILocator panel)
    {
        await panel.Locator("#details-members").HoverAsync();
        await panel.GetByTestId("details").EvaluateAsync("details => (details.scrollTop = details.scrollHeight)");
        await Expect(panel.GetByTestId("member").First).ToBeVisibleAsync();
    }

    /// <summary>A member's line.</summary>
    public static ILocator Member(this ILocator panel, string name) =>
        panel
            .GetByTestId("member")
            .Filter(new() { Has = panel.Page.Locator(".member-name", new() { HasTextString = name }) });

    /// <summary>Does with a member what their menu offers, through submenus if there is more than one word.</summary>
    public static async Task ActOnAsync(this ChatTab tab, string name, params string[] words)
    {
        var button = tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Actions for {name}", Exact = true }).Last;
        // Scrolling closes a menu: first there, then press.
        await button.HoverAsync();
        await button.ClickAsync();
        foreach (var word in words)
            await tab.Entry(word).ClickAsync();
    }

    /// <summary>What happened to the conversation, as its log tells.</summary>
    public static ILocator Told(this ChatTab tab, string words) =>
        tab.Page.GetByTestId("system").Filter(new() { HasTextString = words });
}
