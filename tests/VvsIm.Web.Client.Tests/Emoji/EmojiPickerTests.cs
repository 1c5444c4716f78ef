using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using VvsIm.Web.Client.Emoji;

namespace VvsIm.Web.Client.Tests.Emoji;

public sealed class EmojiPickerTests : BunitContext
{
    private readonly BunitJSModuleInterop script;
    private readonly List<string> picked = [];

    public EmojiPickerTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        script = JSInterop.SetupModule("./Emoji/emoji.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<string[]>("recent").SetResult([]);
        var view = JSInterop.SetupModule("./Emoji/EmojiPicker.razor.js");
        view.SetupModule("init", _ => true).Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<EmojiShelf>();
    }

    [Fact]
    public async Task Groups_are_tabs_and_a_cell_is_picked()
    {
        var picker = await OpenAsync();
        Assert.Equal("Smileys", picker.Find("[role=tab][aria-selected=true]").GetAttribute("aria-label"));
        picker.Find("[role=tab][aria-label=Flags]").Click();
        await picker.Find("[aria-label='flag: Germany']").ClickAsync(new MouseEventArgs());
        Assert.Equal(["🇩🇪"], picked);
        Assert.Empty(picker.FindAll("[role=grid]"));
        Assert.Equal("🇩🇪", script.VerifyInvoke("used").Arguments[0]);
    }

    [Fact]
    public async Task The_likeliest_found_comes_first()
    {
        var picker = await OpenAsync();
        picker.Find("input").Input("tada");
        Assert.Empty(picker.FindAll("[role=tab]"));
        Assert.Equal("🎉", picker.FindAll("[role=gridcell]")[0].TextContent);
    }

    [Fact]
    public async Task Nothing_found_is_said()
    {
        var picker = await OpenAsync();
        picker.Find("input").Input("xyzzy");
        Assert.Equal("No emoji found", picker.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task What_was_used_last_comes_first()
    {
        script.Setup<string[]>("recent").SetResult(["🎉", "not an emoji", "👍"]);
        var picker = await OpenAsync();
        Assert.Equal("Used last", picker.Find("[role=tab][aria-selected=true]").GetAttribute("aria-label"));
        Assert.Equal(["🎉", "👍"], picker.FindAll("[role=gridcell]").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Without_the_server_it_says_so_and_tries_again()
    {
        script.Setup<string>("load").SetException(new JSException("no network"));
        var picker = Show();
        await picker.InvokeAsync(() => picker.Instance.OpenAtAsync(1, 1));
        Assert.Contains("can’t be loaded", picker.Find("[role=status]").TextContent);
        script.Setup<string>("load").SetResult(EmojiFile.Text);
        picker.Find("[role=status] button").Click();
        Assert.NotEmpty(picker.FindAll("[role=gridcell]"));
    }

    private IRenderedComponent<EmojiPicker> Show() =>
        Render<EmojiPicker>(p => p.Add(e => e.OnPicked, (string character) => picked.Add(character)));

    private async Task<IRenderedComponent<EmojiPicker>> OpenAsync()
    {
        script.Setup<string>("load").SetResult(EmojiFile.Text);
        var picker = Show();
        await picker.InvokeAsync(() => picker.Instance.OpenAtAsync(1, 1));
        return picker;
    }
}
