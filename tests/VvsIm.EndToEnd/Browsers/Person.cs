using Microsoft.Playwright;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>Somebody at a machine of their own: a browser context, and the API for what others need not watch.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Person(Tester tester, IBrowserContext context) =>
        (Tester, this.context, Journal) = (tester, context, new Journal(tester.Name));

    /// <summary>The same person without a browser.</summary>
    public Tester Tester { get; }

    /// <summary>What their pages said.</summary>
    public Journal Journal { get; }

    /// <summary>Seats somebody at a machine, signed in there already.</summary>
    public static async Task<Person> SeatAsync(
        IBrowser browser,
        Tester tester,
        Uri url,
        BrowserNewContextOptions? options = null
    )
    {
        var person = await SeatSignedOutAsync(browser, tester, url, options);
        var answer = await person.context.APIRequest.PostAsync(
            "/api/auth/login?useCookies=true",
            new() { DataObject = new { email = tester.Email, password = Tester.Password } }
        );
        return answer.Ok ? person : throw new InvalidOperationException($"Sign-in of {tester.Name}: {answer.Status}");
    }

    /// <summary>Seats somebody at a machine that does not know them.</summary>
    public static async Task<Person> SeatSignedOutAsync(
        IBrowser browser,
        Tester tester,
        Uri url,
        BrowserNewContextOptions? options = null
    )
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = url.ToString();
        options.Locale = "en-GB";
        options.TimezoneId = "Europe/Berlin";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var person = new Person(tester, context);
        context.Page += (_, page) => person.Journal.Follow(page);
        return person;
    }

    /// <summary>Opens the chat app in a new tab; waits until it is there.</summary>
    public async Task<ChatTab> OpenChatAsync(string path = "/")
    {
        var tab = new ChatTab(await OpenPageAsync(path));
        await tab.IsReadyAsync();
        return tab;
    }

    /// <summary>Opens any page in a new tab.</summary>
    public async Task<IPage> OpenPageAsync(string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Has a script run before the pages that are opened from now on, and allows them what is asked.</summary>
    public async Task PrepareAsync(string script, params string[] permissions)
    {
        await context.GrantPermissionsAsync(permissions);
        await context.AddInitScriptAsync(script);
    }

    /// <summary>What the browser itself knows of the network, besides what the <see cref="Wire"/> does to it.</summary>
    public Task SetOfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>Saves what there is to see and read.</summary>
    public Task SaveAsync(string directory) => Journal.SaveAsync(directory, context.Pages);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
