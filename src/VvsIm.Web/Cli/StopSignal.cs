using System.Runtime.InteropServices;

namespace VvsIm.Web.Cli;

/// <summary>
/// SIGINT and SIGTERM from the first moment on: the host listens to them only once it runs, and by then a database may be
/// half made.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() =>
        registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        ];

    /// <summary>Cancelled when the process was asked to stop.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }
}
