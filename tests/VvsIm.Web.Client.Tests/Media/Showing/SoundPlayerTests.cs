using Bunit;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Showing;

namespace VvsIm.Web.Client.Tests.Media.Showing;

public sealed class SoundPlayerTests : BunitContext
{
    private readonly BunitJSModuleInterop player;

    public SoundPlayerTests()
    {
        player = JSInterop.SetupModule("./Media/Showing/SoundPlayer.razor.js").SetupModule("init", _ => true);
        player.Mode = JSRuntimeMode.Loose;
    }

    private static Attachment Voice { get; } =
        Files.Of(MediaKind.Voice, "voice.webm") with
        {
            DurationMs = 10_000,
            Waveform = "0123456789",
        };

    [Fact]
    public void Nothing_of_it_is_loaded_before_it_is_wanted() =>
        Assert.Equal("none", Show(Voice).Find("audio").GetAttribute("preload"));

    [Fact]
    public async Task It_plays_and_pauses_and_says_where_it_is()
    {
        var view = Show(Voice);
        Assert.Equal(10, view.FindAll("rect").Count);
        await view.Find("[aria-label=Play]").ClickAsync(new());
        Assert.Single(player.Invocations["toggle"]);
        await view.InvokeAsync(() => view.Instance.Told(5, 0, plays: true));
        Assert.Equal(5, view.FindAll(".sound-played").Count);
        Assert.Equal("0:05 of 0:10", view.Find("input").GetAttribute("aria-valuetext"));
        Assert.Equal("0:05 / 0:10", view.Find(".sound-time").TextContent);
        await view.Find("[aria-label=Pause]").ClickAsync(new());
        Assert.Equal(2, player.Invocations["toggle"].Count);
    }

    [Fact]
    public async Task The_slider_seeks_and_the_speed_goes_round()
    {
        var view = Show(Voice);
        await view.Find("input").InputAsync("7000");
        Assert.Equal(7.0, Assert.Single(player.Invocations["seek"]).Arguments[0]);
        foreach (var (rate, name) in (IEnumerable<(double, string)>)[(1.5, "1.5×"), (2.0, "2×"), (1.0, "1×")])
        {
            await view.Find(".sound-speed").ClickAsync(new());
            Assert.Equal(rate, player.Invocations["speed"][^1].Arguments[0]);
            Assert.Equal($"Speed: {name}", view.Find(".sound-speed").GetAttribute("aria-label"));
        }
    }

    [Fact]
    public async Task What_cannot_be_played_says_so_and_can_be_downloaded()
    {
        var view = Show(Files.Of(MediaKind.Audio, "song.ogg"));
        Assert.Equal("song.ogg", view.Find(".sound-name").TextContent);
        await view.InvokeAsync(() => view.Instance.Failed());
        Assert.Contains("Can’t be played", view.Find("[role=alert]").TextContent);
        Assert.EndsWith("?download=1", view.Find(".sound-get").GetAttribute("href"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("xyz")]
    [InlineData("<<<")]
    public void Without_a_waveform_there_is_a_plain_line(string? waveform)
    {
        var view = Show(Voice with { Waveform = waveform });
        Assert.Empty(view.FindAll("rect"));
        Assert.NotEmpty(view.FindAll(".sound-line"));
    }

    private IRenderedComponent<SoundPlayer> Show(Attachment sound) =>
        Render<SoundPlayer>(p => p.Add(s => s.Sound, sound));
}
