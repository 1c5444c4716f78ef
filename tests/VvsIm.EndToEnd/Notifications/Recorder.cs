using VvsIm.EndToEnd.Browsers;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Notifications;

/// <summary>Stands where the browser's notifications stand in a tab, and remembers them.</summary>
internal static class Recorder
{
    /// <summary>For <see cref="Person.PrepareAsync"/>.</summary>
    public const string Script = """
        globalThis.told = [];
        globalThis.Notification = class {
          static get permission() { return "granted"; }
          static requestPermission = async () => "granted";
          constructor(title, options) {
            Object.assign(this, { title, body: options.body, open: true });
            told.push(this);
          }
          close() {
            this.open = false;
            this.onclose?.();
          }
        };
        """;

    /// <summary>What these tabs have told so far, "title: body", those taken away again in brackets.</summary>
    public static async Task<string[]> ToldAsync(params ChatTab[] tabs)
    {
        var told = new List<string>();
        foreach (var tab in tabs)
            told.AddRange(
                await tab.Page.EvaluateAsync<string[]>(
                    "told.map(({ title, body, open }) => open ? `${title}: ${body}` : `(${title}: ${body})`)"
                )
            );
        return [.. told];
    }

    /// <summary>Waits until they have told exactly this.</summary>
    public static async Task TellAsync(ChatTab[] tabs, params string[] expected)
    {
        string[] told = [];
        try
        {
            await Eventually.TrueAsync(
                async () => (told = await ToldAsync(tabs)).SequenceEqual(expected),
                "the right things are told",
                TestContext.Current.CancellationToken
            );
        }
        catch (TimeoutException)
        {
            Assert.Equal(expected, told);
        }
    }

    /// <summary>Waits until a tab has told this as the last of so many.</summary>
    public static async Task TellLastAsync(ChatTab tab, string expected, int atMost)
    {
        await Eventually.TrueAsync(
            async () => (await ToldAsync(tab)).LastOrDefault() == expected,
            $"{expected} is told",
            TestContext.Current.CancellationToken
        );
        Assert.InRange((await ToldAsync(tab)).Length, 1, atMost);
    }

    /// <summary>Clicks the notification told last.</summary>
    public static Task ClickLastAsync(ChatTab tab) => tab.Page.EvaluateAsync("told.at(-1).onclick()");
}
