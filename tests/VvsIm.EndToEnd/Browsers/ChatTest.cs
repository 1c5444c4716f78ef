using Microsoft.Playwright;
using VvsIm.Testing;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>A test with a host, a database and people at browsers. What they saw is saved when it fails.</summary>
public abstract class ChatTest(SharedBrowser shared) : IAsyncLifetime
{
    private readonly List<Person> people = [];
    private TestDatabase? database;
    private TestHost? host;

    /// <summary>The host, with the published apps.</summary>
    protected TestHost Host => host ?? throw new InvalidOperationException("The host has not been started.");

    /// <summary>The browser.</summary>
    protected IBrowser Browser => shared.Browser;

    /// <summary>Ends when the test is given up.</summary>
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts the host.</summary>
    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        host = await TestHost.StartAsync(database.ConnectionString);
    }

    /// <summary>Makes an account, and seats its owner at a machine, signed in.</summary>
    protected async Task<Person> SeatAsync(string name, Uri? url = null, BrowserNewContextOptions? options = null) =>
        await SeatAsync(await Host.SignUpAsync(name), url, options);

    /// <summary>Seats somebody who has an account at one more machine, signed in.</summary>
    protected async Task<Person> SeatAsync(Tester tester, Uri? url = null, BrowserNewContextOptions? options = null) =>
        Remember(await Person.SeatAsync(Browser, tester, url ?? Host.Url, options));

    /// <summary>Seats somebody at a machine that does not know them.</summary>
    protected async Task<Person> SeatStrangerAsync(BrowserNewContextOptions? options = null) =>
        Remember(await Person.SeatSignedOutAsync(Browser, Host.Anybody, Host.Url, options));

    /// <summary>Stops everything, and fails a test in which a page crashed.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            foreach (var person in people)
                await person.SaveAsync(ResultsDirectory());
        foreach (var person in people)
            await person.DisposeAsync();
        if (host is not null)
            await host.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
        Assert.Empty(people.SelectMany(person => person.Journal.Crashes));
    }

    private Person Remember(Person person)
    {
        people.Add(person);
        return person;
    }

    private static string ResultsDirectory()
    {
        var test = string.Concat(
            TestContext.Current.TestCase!.TestCaseDisplayName.Select(letter =>
                char.IsLetterOrDigit(letter) ? letter : '_'
            )
        );
        return Path.Combine(Repository.Root, "TestResults", "VvsIm.EndToEnd", test);
    }
}
