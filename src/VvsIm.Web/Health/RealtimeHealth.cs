using Microsoft.Extensions.Diagnostics.HealthChecks;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.Health;

/// <summary>The realtime engine answers.</summary>
internal sealed class RealtimeHealth(IRealtime realtime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var info = await realtime.InfoAsync(cancellationToken);
            return HealthCheckResult.Healthy($"{info.Connections} connections.");
        }
        catch (RealtimeUnavailableException exception)
        {
            return HealthCheckResult.Unhealthy("The realtime engine does not answer.", exception);
        }
    }
}
