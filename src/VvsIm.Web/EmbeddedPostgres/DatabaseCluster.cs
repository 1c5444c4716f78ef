namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>The directory of a PostgreSQL cluster.</summary>
internal sealed class DatabaseCluster(string directory)
{
    /// <summary>PostgreSQL's superuser and the application's own; only its owner can reach the socket at all.</summary>
    public const string Role = "vvsim";

    public string Directory { get; } = directory;

    public string LogDirectory => Path.Combine(Directory, "log");

    /// <summary>Where the postmaster writes its process id and whether it is ready.</summary>
    public string PidFile => Path.Combine(Directory, "postmaster.pid");

    /// <summary>The major version that made it; null when it was not made yet.</summary>
    /// <exception cref="StartupException">The directory belongs to somebody else.</exception>
    public int? Major()
    {
        var file = Path.Combine(Directory, "PG_VERSION");
        try
        {
            return File.Exists(file) ? int.Parse(File.ReadAllText(file))
                : System.IO.Directory.Exists(Directory)
                && System.IO.Directory.EnumerateFileSystemEntries(Directory).Any()
                    ? throw new StartupException($"{Directory} is not empty and not a PostgreSQL cluster.")
                : null;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartupException(
                $"{Directory} belongs to another user: start as that user, or as root, or give it to yourself with chown.",
                exception
            );
        }
    }

    /// <summary>Makes it, whole or not at all: a start that was killed half-way leaves nothing that the next one would trust.</summary>
    public void Create(PostgresBinaries binaries, PostgresUser user, bool durable)
    {
        var unfinished = Directory + ".new";
        if (System.IO.Directory.Exists(unfinished))
            System.IO.Directory.Delete(unfinished, recursive: true);
        System.IO.Directory.CreateDirectory(unfinished);
        user.Own(unfinished);

        // Code point order, immune to updates of the C library or ICU; the character classes of Unicode all the same.
        string[] locale =
            binaries.Major >= 17
                ? ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
                : ["--locale=C.UTF-8"];
        string[] initDb =
        [
            binaries.InitDb,
            $"--pgdata={unfinished}",
            $"--username={Role}",
            "--auth=trust",
            "--encoding=UTF8",
            "--data-checksums",
            .. locale,
            .. durable ? (string[])[] : ["--no-sync"],
        ];
        var (exitCode, output) = ChildProcess.Run(user.Command(initDb));
        if (exitCode != 0)
            throw new StartupException($"Cannot make a database in {Directory}: {LastLine(output)}");
        File.AppendAllText(Path.Combine(unfinished, "postgresql.conf"), ClusterSettings.Text);
        if (System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory);
        System.IO.Directory.Move(unfinished, Directory);
    }

    /// <summary>The last thing fatal in its newest log file; null if there is none.</summary>
    public string? LastFatalLogLine()
    {
        var logs = new DirectoryInfo(LogDirectory);
        var newest = logs.Exists ? logs.EnumerateFiles().MaxBy(file => file.LastWriteTimeUtc) : null;
        var line = newest is null
            ? null
            : File.ReadLines(newest.FullName).LastOrDefault(line => line.Contains("FATAL:") || line.Contains("PANIC:"));
        return line?[Math.Max(line.IndexOf("FATAL:"), line.IndexOf("PANIC:"))..];
    }

    private static string LastLine(string output) =>
        output
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault("no output");
}
