using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Search;
using VvsIm.Load.Searching;

namespace VvsIm.Load;

/// <summary>How long a search takes in a large database: a table of queries, asked by somebody who sees everything, some, or little.</summary>
internal static class SearchScenario
{
    private const int Conversations = 200;
    private const int Times = 20;

    private static readonly (string What, string Query)[] Queries =
    [
        ("everywhere", "the"),
        ("everywhere, two words", "the to"),
        ("common", "server"),
        ("common, two words", "meeting tomorrow"),
        ("piece of a word", "maschine"),
        ("piece, very common", "er"),
        ("one letter", "a"),
        ("one in 1,000", "sess.opts"),
        ("one in 100,000", "needle-in-haystack"),
        ("nowhere", "xylophonist"),
        ("common and nowhere", "the xylophonist"),
        ("common pieces, no hit", "the kubalekirosa"),
        ("phrase", "\"of the\""),
        ("phrase, no hit", "\"the the the the\""),
        ("without", "server -the"),
        ("Russian", "подключ"),
        ("Chinese, two signs", "上海"),
        ("Chinese, one sign, common", "一"),
        ("Chinese, no hit", "齉龘"),
        ("from", "the from:\"Load 3\""),
        ("in a busy place", "the in:\"Room 0\""),
        ("in a quiet place", "server in:\"Room 199\""),
        ("has a link", "the has:link"),
        ("only where", "in:\"Room 5\""),
        ("only a link, from", "has:link from:\"Load 7\""),
        ("long ago", "server before:{0}"),
        ("lately", "maschine after:{1}"),
        ("only when", "before:{0}"),
    ];

    public static async Task<string> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(settings.Database);
        var users = await LoadUser.SignUpAsync(settings, 20, "people", cancellationToken);
        var rooms = new Guid[Conversations];
        for (var i = 0; i < rooms.Length; i++)
            rooms[i] = (
                await users[0]
                    .Client.Conversations.CreateAsync(
                        // The second sees a fifth, the third a handful of quiet ones; the others everything.
                        new(
                            ConversationKind.Group,
                            $"Room {i}",
                            [
                                .. users
                                    .Skip(1)
                                    .Where((_, n) => n > 1 || (n == 0 ? i % 5 == 0 : i >= 195))
                                    .Select(user => user.Id),
                            ]
                        ),
                        cancellationToken
                    )
            ).Id;

        var clock = Stopwatch.StartNew();
        await MessageSeed.CopyAsync(
            database,
            rooms,
            [.. users.Select(user => user.Id)],
            settings.Messages,
            cancellationToken
        );
        Console.WriteLine(Text($"{settings.Messages} messages copied in {clock.Elapsed.TotalSeconds:0} s"));
        clock.Restart();
        await MessageSeed.IndexedAsync(database, cancellationToken);
        Console.WriteLine(Text($"indexed in {clock.Elapsed.TotalSeconds:0} s"));

        var all = new Latencies();
        foreach (var sort in Enum.GetValues<SearchSort>())
        foreach (var (who, user) in new[] { ("everything", users[0]), ("a fifth", users[1]), ("little", users[2]) })
        {
            Console.WriteLine($"{sort}, {who}:");
            foreach (var (what, query) in Queries)
                await MeasureAsync(user, what, query, sort, all, cancellationToken);
        }
        return $"all queries: {all}";
    }

    private static async Task MeasureAsync(
        LoadUser user,
        string what,
        string query,
        SearchSort sort,
        Latencies all,
        CancellationToken cancellationToken
    )
    {
        var q = string.Format(
            CultureInfo.InvariantCulture,
            query,
            DateTime.UtcNow.AddDays(-500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime.UtcNow.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var latencies = new Latencies();
        var page = await user.Client.Search.FindAsync(new() { Q = q, Sort = sort }, cancellationToken);
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await user.Client.Search.FindAsync(new() { Q = q, Sort = sort }, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(began));
            all.Add(Stopwatch.GetElapsedTime(began));
        }
        var cut = page.Items.Length == 0 && page.NextCursor is not null ? " (gave up)" : "";
        Console.WriteLine(Text($"  {what, -28} {page.Items.Length, 3} hits{cut}  {latencies}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
