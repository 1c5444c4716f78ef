using Bunit;
using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Tests.Kit;

public sealed class MenuTests : BunitContext
{
    private const string Script = "./_content/VvsIm.Ui/Kit/Menu.razor.js";
    private readonly List<string> done = [];

    public MenuTests()
    {
        var module = JSInterop.SetupModule(Script);
        module.Mode = JSRuntimeMode.Loose;
        module.SetupModule("init", _ => true).Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_closed_menu_has_no_items_and_an_open_one_is_named()
    {
        var menu = Show();
        Assert.Empty(menu.FindAll("[role=menuitem]"));

        await OpenAsync(menu);

        Assert.Equal("Actions for Ops", menu.Find("[role=menu]").GetAttribute("aria-label"));
        Assert.Equal(["Pin", "Mute"], Words(menu));
        Assert.Single(JSInterop.Invocations, call => call.Identifier == "showThere");
    }

    [Fact]
    public async Task What_is_chosen_is_done_once_the_menu_has_closed()
    {
        var menu = Show();
        await OpenAsync(menu);

        await menu.FindAll("[role=menuitem]")[0].ClickAsync();

        Assert.Equal(["closed", "pinned"], done);
        Assert.Empty(menu.FindAll("[role=menuitem]"));
        Assert.Single(JSInterop.Invocations, call => call.Identifier == "hide");
    }

    [Fact]
    public async Task A_submenu_takes_the_place_of_the_items_and_leads_back()
    {
        var menu = Show();
        await OpenAsync(menu);

        await menu.FindAll("[role=menuitem]")[1].ClickAsync();
        Assert.Equal(["Mute", "1 hour", "For ever"], Words(menu));
        Assert.Empty(menu.FindAll("[role=separator]"));
        Assert.Equal("true", menu.Find("[role=menuitemradio]").GetAttribute("aria-checked"));

        await menu.Find(".menu-back").ClickAsync();
        Assert.Equal(["Pin", "Mute"], Words(menu));
        await menu.FindAll("[role=menuitem]")[1].ClickAsync();
        await menu.FindAll("[role^=menuitem]")[2].ClickAsync();
        Assert.Equal(["closed", "muted"], done);
    }

    [Fact]
    public async Task It_begins_anew_at_every_opening()
    {
        var menu = Show();
        await OpenAsync(menu);
        await menu.FindAll("[role=menuitem]")[1].ClickAsync();
        await menu.Find("[role=menu]").TriggerEventAsync("onmenuclosed", EventArgs.Empty);
        Assert.Empty(menu.FindAll("[role^=menuitem]"));

        await OpenAsync(menu);

        Assert.Equal(["Pin", "Mute"], Words(menu));
    }

    private IRenderedComponent<Menu> Show() =>
        Render<Menu>(menu =>
            menu.Add(m => m.Label, "Actions for Ops")
                .Add(m => m.OnClosed, () => done.Add("closed"))
                .AddChildContent<MenuItem>(item =>
                    item.Add(i => i.Icon, IconName.Pin)
                        .Add(i => i.OnChosen, () => done.Add("pinned"))
                        .AddChildContent("Pin")
                )
                .AddChildContent<MenuLine>()
                .AddChildContent<Submenu>(sub =>
                    sub.Add(s => s.Icon, IconName.BellOff)
                        .Add(s => s.Label, "Mute")
                        .AddChildContent<MenuItem>(item => item.Add(i => i.Checked, true).AddChildContent("1 hour"))
                        .AddChildContent<MenuItem>(item =>
                            item.Add(i => i.OnChosen, () => done.Add("muted")).AddChildContent("For ever")
                        )
                )
        );

    private static Task OpenAsync(IRenderedComponent<Menu> menu) =>
        menu.InvokeAsync(() => menu.Instance.OpenAt(10, 20));

    private static IEnumerable<string> Words(IRenderedComponent<Menu> menu) =>
        menu.FindAll(".menu-label").Select(label => label.TextContent);
}
