namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>
/// Who runs PostgreSQL. It refuses to run as root, so root runs it as <c>postgres</c> or <c>nobody</c>; everybody else runs it
/// as themselves.
/// </summary>
internal sealed class PostgresUser
{
    private readonly string[] become;

    private PostgresUser(string name, params string[] become) => (Name, this.become) = (name, become);

    public string Name { get; }

    /// <summary>The same command, carried out by this user.</summary>
    public IReadOnlyList<string> Command(params IEnumerable<string> command) => ["setpriv", .. become, .. command];

    /// <summary>Makes a directory this user's own, with all that is in it.</summary>
    public void Own(string directory)
    {
        if (become is [])
            return;
        var (exitCode, output) = ChildProcess.Run("chown", "--recursive", $"{Name}:", directory);
        if (exitCode != 0)
            throw new StartupException($"Cannot give {directory} to the user {Name}: {output.Trim()}");
    }

    /// <summary>The user for this process, able to enter these directories.</summary>
    /// <exception cref="StartupException">There is none that could.</exception>
    public static PostgresUser Choose(params IReadOnlyList<string> directories)
    {
        if (ChildProcess.Run("setpriv", "--version").ExitCode != 0)
            throw new StartupException("The program setpriv is missing: install the package util-linux.");
        if (!Environment.IsPrivilegedProcess)
            return new PostgresUser(Environment.UserName);

        var (name, uid, gid) =
            Account("postgres")
            ?? Account("nobody")
            ?? throw new StartupException(
                "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody: start as an ordinary user."
            );
        string[] plain = [$"--reuid={uid}", $"--regid={gid}", "--clear-groups"];
        if (
            directories.All(directory => ChildProcess.Run(["setpriv", .. plain, "test", "-x", directory]).ExitCode == 0)
        )
            return new PostgresUser(name, plain);

        // Some parent (root's home, a private temporary directory) shuts this user out. The one capability to pass through
        // directories is less than their owner would lose by opening them. The secure bit keeps it valid for access(2),
        // with which PostgreSQL looks for its own programs.
        string[] entering =
        [
            .. plain,
            "--inh-caps=-all,+dac_read_search",
            "--ambient-caps=-all,+dac_read_search",
            "--securebits=+no_setuid_fixup",
        ];
        var locked = directories.FirstOrDefault(directory =>
            ChildProcess.Run(["setpriv", .. entering, "test", "-x", directory]).ExitCode != 0
        );
        return locked is null
            ? new PostgresUser(name, entering)
            : throw new StartupException(
                $"PostgreSQL runs as user {name}, who may not enter {locked}: open its parents or choose another directory."
            );
    }

    private static (string Name, string Uid, string Gid)? Account(string name)
    {
        var fields = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .FirstOrDefault(line => line[0] == name);
        return fields is [_, _, var uid, var gid, ..] ? (name, uid, gid) : null;
    }
}
