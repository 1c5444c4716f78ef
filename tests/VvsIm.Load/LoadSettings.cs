using System.Globalization;
using Npgsql;

namespace VvsIm.Load;

/// <summary>What to drive, from the command line.</summary>
internal sealed record LoadSettings
{
    /// <summary>send (throughput of acknowledged sends), reach (from send to every reader) or search.</summary>
    public string Scenario { get; private init; } = "send";

    /// <summary>The host under load; only an address of this machine is taken.</summary>
    public Uri Url { get; private init; } = new("http://127.0.0.1:8080");

    /// <summary>Senders at the same time, each waiting for its answer before the next.</summary>
    public int Writers { get; private init; } = 32;

    /// <summary>Conversations they spread over.</summary>
    public int Conversations { get; private init; } = 1;

    /// <summary>reach: connected readers.</summary>
    public int Readers { get; private init; } = 100;

    /// <summary>reach: messages a second.</summary>
    public int Rate { get; private init; } = 50;

    /// <summary>search: messages in the database. Seeded unless it has as many.</summary>
    public int Messages { get; private init; } = 1_000_000;

    /// <summary>search: the host's database, into which messages are copied. On this machine only, too.</summary>
    public string Database { get; private init; } = "";

    /// <summary>retention: who may start a run, as "email password".</summary>
    public string Operator { get; private init; } = "admin@example.com Demo-Passw0rd!";

    /// <summary>How long.</summary>
    public int Seconds { get; private init; } = 10;

    public static LoadSettings Parse(string[] args)
    {
        var settings = new LoadSettings { Scenario = args.Length > 0 ? args[0] : "send" };
        for (var i = 1; i + 1 < args.Length; i += 2)
            settings = args[i] switch
            {
                "--url" => settings with { Url = Local(new Uri(args[i + 1])) },
                "--writers" => settings with { Writers = Number(args[i + 1]) },
                "--conversations" => settings with { Conversations = Number(args[i + 1]) },
                "--readers" => settings with { Readers = Number(args[i + 1]) },
                "--messages" => settings with { Messages = Number(args[i + 1]) },
                "--database" => settings with { Database = Local(args[i + 1]) },
                "--operator" => settings with { Operator = args[i + 1] },
                "--rate" => settings with { Rate = Number(args[i + 1]) },
                "--seconds" => settings with { Seconds = Number(args[i + 1]) },
                var other => throw new ArgumentException($"Unknown option {other}.", nameof(args)),
            };
        return settings;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Local(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Host is "127.0.0.1" or "localhost" or ['/', ..]
            ? connectionString
            : throw new ArgumentException("Only a database on this machine can be filled.", nameof(connectionString));

    // A load tool pointed at somebody else's server is a weapon.
    private static Uri Local(Uri url) =>
        url.IsLoopback
            ? url
            : throw new ArgumentException("Only a host on this machine can be put under load.", nameof(url));
}
