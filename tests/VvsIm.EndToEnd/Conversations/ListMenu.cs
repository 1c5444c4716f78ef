using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;

namespace VvsIm.EndToEnd.Conversations;

/// <summary>What people do with a conversation by its menu.</summary>
internal static class ListMenu
{
    /// <summary>The place of a conversation in the list, with everything on it.</summary>
    public static ILocator Slot(this ChatTab tab, string name) =>
        tab
            .Page.Locator(".item-slot")
            .Filter(new() { Has = tab.Page.Locator(".item-name", new() { HasTextString = name }) });

    /// <summary>Opens the menu by the button that appears under the pointer.</summary>
    public static async Task OpenMenuAsync(this ChatTab tab, string name)
    {
        await tab.Slot(name).HoverAsync();
        await tab.Slot(name).GetByTestId("conversation-menu").ClickAsync();
    }

    /// <summary>An entry of the open menu.</summary>
    public static ILocator Entry(this ChatTab tab, string words) =>
        tab
            .Page.Locator("[role=menu]:popover-open [role^=menuitem]")
            .Filter(new() { Has = tab.Page.GetByText(words, new() { Exact = true }) });

    /// <summary>Opens the menu and chooses, through submenus if there is more than one word.</summary>
    public static async Task ChooseAsync(this ChatTab tab, string name, params string[] words)
    {
        await tab.OpenMenuAsync(name);
        foreach (var word in words)
            await tab.Entry(word).ClickAsync();
    }
}
