using System.Text.RegularExpressions;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>A directory that holds <c>postgres</c> and <c>initdb</c> of one major version.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    /// <summary>The oldest major version that everything works on.</summary>
    public const int OldestMajor = 15;

    public string Postgres => Path.Combine(Directory, "postgres");

    public string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>
    /// The binaries to use: of the cluster's major version if there is a cluster already, else the first of
    /// <see cref="PostgresLocations"/>.
    /// </summary>
    /// <exception cref="StartupException">There are none, or none for this cluster.</exception>
    public static PostgresBinaries Choose(IEnumerable<string> locations, int? clusterMajor, string clusterDirectory)
    {
        List<PostgresBinaries> found = [];
        foreach (var location in locations)
        {
            if (Probe(location) is not { } binaries || binaries.Major < OldestMajor)
                continue;
            if (clusterMajor is null || clusterMajor == binaries.Major)
                return binaries;
            found.Add(binaries);
        }
        throw new StartupException(
            found is []
                ? $"No PostgreSQL {OldestMajor} or newer found: install the package postgresql, run npm ci, "
                    + "set Postgres__Binaries, or name a server with ConnectionStrings__Postgres."
                : $"The database in {clusterDirectory} was made by PostgreSQL {clusterMajor}; found here: "
                    + $"{string.Join(", ", found.Select(binaries => binaries.Major).Distinct())}. "
                    + $"Install PostgreSQL {clusterMajor}, or move the data with pg_dump."
        );
    }

    private static PostgresBinaries? Probe(string directory)
    {
        var postgres = Path.Combine(directory, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(directory, "initdb")))
            return null;
        var (exitCode, output) = ChildProcess.Run(postgres, "--version");
        var version = MajorVersion().Match(output);
        return exitCode == 0 && version.Success
            ? new PostgresBinaries(directory, int.Parse(version.Groups["major"].Value))
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MajorVersion();
}
