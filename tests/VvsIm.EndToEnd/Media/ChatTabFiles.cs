using System.Text;
using Microsoft.Playwright;
using VvsIm.EndToEnd.Browsers;

namespace VvsIm.EndToEnd.Media;

/// <summary>Choosing files, and what they look like on their way.</summary>
internal static class ChatTabFiles
{
    // A picture of one pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    /// <summary>A text file.</summary>
    public static FilePayload Text(string name, string text = "some words") =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(text),
        };

    /// <summary>A file of so many bytes.</summary>
    public static FilePayload Large(string name, int bytes) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = new byte[bytes],
        };

    /// <summary>A small picture.</summary>
    public static FilePayload Picture(string name) =>
        new()
        {
            Name = name,
            MimeType = "image/png",
            Buffer = Pixel,
        };

    /// <summary>Opens the chat with Bob. On a phone the list comes first.</summary>
    public static async Task<ChatTab> OpenAsync(this Person person)
    {
        var tab = await person.OpenChatAsync();
        await tab.EnterAsync("Bob");
        return tab;
    }

    /// <summary>What lies over the text.</summary>
    public static ILocator Tray(this ChatTab tab) => tab.Page.GetByTestId("tray").GetByTestId("upload");

    /// <summary>A file on its way, wherever it is.</summary>
    public static ILocator Upload(this ChatTab tab, string name) =>
        tab.Page.GetByTestId("upload").Filter(new() { HasText = name });

    /// <summary>Picks files as the dialog of the browser would.</summary>
    public static Task PickAsync(this ChatTab tab, params FilePayload[] files) =>
        tab.Page.GetByTestId("file-input").SetInputFilesAsync(files);

    /// <summary>A button of any name.</summary>
    public static ILocator Button(this ChatTab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Drags a file over an element and drops it there; with a step of its own between the two.</summary>
    public static async Task DropAsync(this ChatTab tab, string selector, string name, Func<Task> over)
    {
        var carried = await tab.Page.EvaluateHandleAsync(
            """
            name => {
              const carried = new DataTransfer();
              carried.items.add(new File(["dropped"], name, { type: "text/plain" }));
              return carried;
            }
            """,
            name
        );
        var what = new { dataTransfer = carried };
        await tab.Page.DispatchEventAsync(selector, "dragenter", what);
        await tab.Page.DispatchEventAsync(selector, "dragover", what);
        await over();
        await tab.Page.DispatchEventAsync(selector, "drop", what);
    }
}
