using VvsIm.Core.Jobs;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>The comparison, as a job.</summary>
internal sealed class CompareStore(StoreComparison comparison) : IJob
{
    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken) => await comparison.RunAsync(cancellationToken);
}
