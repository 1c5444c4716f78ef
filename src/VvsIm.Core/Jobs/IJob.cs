namespace VvsIm.Core.Jobs;

/// <summary>A chore on a schedule. Knows nothing of the scheduler; runs on one worker at a time.</summary>
public interface IJob
{
    /// <summary>Does the chore once.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
