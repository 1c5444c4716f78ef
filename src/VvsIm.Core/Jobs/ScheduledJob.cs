using Quartz;

namespace VvsIm.Core.Jobs;

/// <summary>Runs a job for Quartz, unless another worker runs the same one right now.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledJob<T>(JobRunner runner) : Quartz.IJob
    where T : class, IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAsync(typeof(T).Name, askedBy: null, cancellationToken);
}
