using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;
using static Microsoft.Playwright.Assertions;

namespace VvsIm.EndToEnd.Media;

/// <summary>A video on its whole way: looked at by the sender's browser, stored, and played by another's in pieces.</summary>
public sealed class VideoTests(SharedBrowser shared) : ChatTest(shared)
{
    [Fact]
    public async Task A_video_is_shown_by_its_first_picture_and_plays()
    {
        var (alice, bob) = (await SeatAsync("Alice"), await SeatAsync("Bob"));
        var room = await alice.Tester.OpenDirectAsync(bob.Tester);
        var (hers, his) = (await alice.OpenChatAsync($"/c/{room}"), await bob.OpenChatAsync($"/c/{room}"));
        await hers.PickAsync(await VideoAsync(hers.Page));
        await Expect(hers.Upload("clip.webm")).ToHaveAttributeAsync("data-state", "done");
        await hers.SayAsync("look");

        var tile = his.Log.GetByTestId("picture");
        await Expect(tile).ToHaveAttributeAsync("data-kind", "video");
        await Expect(tile).ToHaveAttributeAsync("data-state", "shown");
        var sent = Assert.Single((await bob.Tester.ReadAllAsync(room))[^1].Attachments!);
        Assert.Equal((320, 180, true), (sent.Width, sent.Height, sent.HasPreview));

        await tile.ClickAsync();
        var video = his.Page.GetByTestId("lightbox").Locator("video");
        await Expect(video).ToHaveJSPropertyAsync("videoWidth", 320);
        await video.EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await his.Page.WaitForFunctionAsync("() => document.querySelector('.lightbox video').currentTime > 0.2");
    }

    // Recorded by the browser from a canvas on which something moves.
    private static async Task<FilePayload> VideoAsync(IPage page) =>
        new()
        {
            Name = "clip.webm",
            MimeType = "video/webm",
            Buffer = Convert.FromBase64String(
                await page.EvaluateAsync<string>(
                    """
                    async () => {
                      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
                      const context = canvas.getContext("2d");
                      const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
                      const parts = [];
                      recorder.ondataavailable = event => parts.push(event.data);
                      const stopped = new Promise(resolve => (recorder.onstop = resolve));
                      recorder.start();
                      for (let frame = 0; frame < 30; frame++) {
                        context.fillStyle = `hsl(${frame * 12} 80% 50%)`;
                        context.fillRect(0, 0, 320, 180);
                        await new Promise(resolve => setTimeout(resolve, 50));
                      }
                      recorder.stop();
                      await stopped;
                      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
                      return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
                    }
                    """
                )
            ),
        };
}
