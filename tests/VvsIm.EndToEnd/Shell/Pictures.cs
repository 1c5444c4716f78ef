using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;

namespace VvsIm.EndToEnd.Shell;

/// <summary>
/// Takes the picture of the README from the demo data, when asked to: start <c>./run.sh --demo</c>, set <c>VVSIM_PICTURES_OF</c> to its address,
/// and run this with <c>-explicit only</c>.
/// </summary>
public sealed class Pictures(SharedBrowser shared)
{
    [Fact(Explicit = true)]
    public async Task Of_the_chat_app_in_light_and_dark()
    {
        var url = Environment.GetEnvironmentVariable("VVSIM_PICTURES_OF") ?? "http://localhost:8080";
        var light = await TakeAsync(url, ColorScheme.Light);
        var dark = await TakeAsync(url, ColorScheme.Dark);

        await using var context = await shared.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1480, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            $$"""
            <style>
              body { margin: 0; background: #dfe4e6; }
              img { position: absolute; width: 1060px; border-radius: 12px; box-shadow: 0 12px 40px #0005; }
            </style>
            <img src="data:image/png;base64,{{light}}" style="left: 40px; top: 36px">
            <img src="data:image/png;base64,{{dark}}" style="right: 40px; bottom: 36px">
            """
        );
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "images", "chat.png") });
    }

    private async Task<string> TakeAsync(string url, ColorScheme scheme)
    {
        await using var context = await shared.Browser.NewContextAsync(
            new()
            {
                BaseURL = url,
                ColorScheme = scheme,
                Locale = "en-GB",
                ViewportSize = new() { Width = 1060, Height = 660 },
                DeviceScaleFactor = 2,
            }
        );
        await context.APIRequest.PostAsync(
            "/api/auth/login?useCookies=true",
            new() { DataObject = new { email = "alice@example.com", password = "Demo-Passw0rd!" } }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        var tab = new ChatTab(page);
        await tab.IsReadyAsync();
        await tab.EnterAsync("Hafenstraße 12");
        await tab.SeesAsync("🐕");
        return Convert.ToBase64String(await page.ScreenshotAsync());
    }
}
