using System.ComponentModel;
using System.Diagnostics;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>Runs the small programs that set the cluster up.</summary>
internal static class ChildProcess
{
    /// <summary>Exit code of a program that could not be started, as shells use it.</summary>
    public const int NotFound = 127;

    /// <summary>How to start a program: its texts in English, no PostgreSQL settings inherited from the environment.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        // Not this process's working directory: another user may not be allowed to be there.
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG")).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs it to its end; both of its outputs together.</summary>
    public static (int ExitCode, string Output) Run(params IReadOnlyList<string> command)
    {
        var start = Describe(command);
        start.RedirectStandardOutput = true;
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception exception)
        {
            return (NotFound, exception.Message);
        }
    }
}
