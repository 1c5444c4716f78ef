using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VvsIm.Core.Media.Stores;

/// <summary>The part <c>storage</c> of the health report. What exactly is wrong is in the log: the report is open to everybody.</summary>
internal sealed class StorageHealth(StoreWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await watch.ProblemAsync(cancellationToken) is null
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The object store cannot be used.");
}
