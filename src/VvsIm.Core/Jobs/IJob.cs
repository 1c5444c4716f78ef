namespace VvsIm.Core.Jobs;

/// <summary>A chore on a schedule. Knows nothing of the scheduler; runs on one worker at a time, each time as a new instance.</summary>
public interface IJob
{
    /// <summary>What the run has done, in a line for the console; null if there was nothing to do.</summary>
    string? Said => null;

    /// <summary>Does the chore once.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
