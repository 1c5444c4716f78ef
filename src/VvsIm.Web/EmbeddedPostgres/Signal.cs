using System.Runtime.InteropServices;

namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>Signals, as kill(2) sends them. PostgreSQL's three ways to stop are three signals.</summary>
internal static class Signal
{
    /// <summary>SIGINT: stop now, end the sessions, leave everything written ("fast").</summary>
    public const int Interrupt = 2;

    /// <summary>SIGQUIT: stop at once; the next start recovers from the log ("immediate").</summary>
    public const int Quit = 3;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>Sends it; a process that is gone already is no failure.</summary>
    public static void Send(int processId, int signal) => _ = SendSignal(processId, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
