using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>What the pages of one person said and showed, kept for when a test fails.</summary>
public sealed class Journal(string person)
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> crashes = new();

    /// <summary>Errors that no code of the page caught: a fault of the app in any test.</summary>
    public IReadOnlyCollection<string> Crashes => crashes;

    /// <summary>Listens to a page.</summary>
    public void Follow(IPage page)
    {
        page.Console += (_, message) => Write($"{message.Type}: {message.Text}");
        page.RequestFailed += (_, request) => Write($"failed: {request.Method} {request.Url} {request.Failure}");
        page.PageError += (_, error) =>
        {
            Write($"uncaught: {error}");
            crashes.Enqueue(error);
        };
    }

    /// <summary>Saves the log and a picture of every page.</summary>
    public async Task SaveAsync(string directory, IEnumerable<IPage> pages)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllLinesAsync(Path.Combine(directory, $"{person}.log"), lines);
        foreach (var (page, number) in pages.Select((page, number) => (page, number + 1)))
            await page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{person}-{number}.png") });
    }

    private void Write(string line) => lines.Enqueue($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {line}");
}
