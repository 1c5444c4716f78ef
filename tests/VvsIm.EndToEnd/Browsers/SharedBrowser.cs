using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace VvsIm.EndToEnd.Browsers;

/// <summary>One Chromium for all tests; everybody in them has a context of their own, as if it were another machine.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                ],
            }
        );
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("VVSIM_CHROMIUM") is { Length: > 0 } named)
            return named;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return Names
                .SelectMany(name => path.Select(directory => Path.Combine(directory, name)))
                .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No Chromium: install the package chromium, or set VVSIM_CHROMIUM.");
    }
}
