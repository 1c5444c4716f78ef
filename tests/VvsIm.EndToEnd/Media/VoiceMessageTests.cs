using Microsoft.Playwright;
using VvsIm.Contracts.Media;
using VvsIm.EndToEnd.Browsers;
using VvsIm.EndToEnd.Shell;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

public sealed class VoiceMessageTests(SharedBrowser shared) : ChatTest(shared)
{
    // What stands in for a microphone: a tone that comes and goes.
    private const string Tone = """
        if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
          const context = new AudioContext();
          const tone = new OscillatorNode(context);
          const loudness = new GainNode(context);
          loudness.gain.setValueCurveAtTime([0, 1, 0.2, 0.8, 0], context.currentTime, 2);
          const into = new MediaStreamAudioDestinationNode(context);
          tone.connect(loudness).connect(into);
          tone.start();
          return into.stream;
        };
        """;

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(360, 640)]
    public async Task What_was_recorded_is_listened_to_and_sent(int width, int height)
    {
        var (tab, bob, room) = await SitAsync(
            Tone,
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        await tab.Button("Record a voice message").ClickAsync();
        var recorder = tab.Page.GetByTestId("recorder");
        await Expect(recorder).ToHaveAttributeAsync("data-stage", "recording");
        await Expect(recorder.GetByRole(AriaRole.Timer)).Not.ToHaveTextAsync("0:00");
        await Expect(recorder.GetByRole(AriaRole.Timer)).Not.ToHaveTextAsync("0:01");
        await Screens.AreAccessibleAsync(tab.Page);
        await tab.Button("Stop recording").ClickAsync();
        await tab.Button("Listen").ClickAsync();
        await Expect(recorder).ToHaveAttributeAsync("data-stage", "playing");
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await tab.Button("Send voice message").ClickAsync();

        await Expect(tab.Page.GetByTestId("message")).ToHaveAttributeAsync("data-state", "sent");
        await Expect(recorder).ToBeHiddenAsync();
        await Expect(tab.Composer).ToBeFocusedAsync();
        var voice = Assert.Single(Assert.Single(await bob.ReadAllAsync(room)).Attachments!);
        Assert.Equal(MediaKind.Voice, voice.Kind);
        Assert.InRange(voice.DurationMs!.Value, 1_900, 60_000);
        Assert.Equal(64, voice.Waveform!.Length);
        Assert.Contains('v', voice.Waveform);
    }

    [Fact]
    public async Task What_is_discarded_is_not_sent()
    {
        var (tab, bob, room) = await SitAsync(Tone);
        await tab.Button("Record a voice message").ClickAsync();
        await Expect(tab.Page.GetByTestId("recorder")).ToHaveAttributeAsync("data-stage", "recording");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.GetByTestId("recorder")).ToBeHiddenAsync();
        await tab.SayAsync("in words");
        await Expect(tab.Message("in words")).ToHaveAttributeAsync("data-state", "sent");
        Assert.Single(await bob.ReadAllAsync(room));
    }

    [Theory]
    [InlineData("NotAllowedError", "The microphone is blocked for this page.")]
    [InlineData("NotFoundError", "No microphone was found.")]
    [InlineData("NotReadableError", "another program may be using it")]
    public async Task Without_a_microphone_one_is_told_what_to_do(string error, string words)
    {
        var (tab, _, _) = await SitAsync(
            $"if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{error}'); }};"
        );
        await tab.Button("Record a voice message").ClickAsync();
        await Expect(tab.Page.GetByTestId("recorder").GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await tab.Page.GetByTestId("recorder").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(tab.Composer).ToBeVisibleAsync();
    }

    private async Task<(ChatTab Tab, Tester Bob, Guid Room)> SitAsync(
        string microphone,
        BrowserNewContextOptions? options = null
    )
    {
        var (alice, bob) = (await SeatAsync("Alice", options: options), await Host.SignUpAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob);
        await alice.PrepareAsync(microphone);
        return (await alice.OpenAsync(), bob, room);
    }
}
