using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VvsIm.Web.Health;

/// <summary>The data directory can be written.</summary>
internal sealed class StorageHealth(IConfiguration configuration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var directory = Core.DataDirectory.Of(configuration);
        var probe = Path.Combine(directory, $".health-{Guid.CreateVersion7():N}");
        try
        {
            Directory.CreateDirectory(directory);
            await using (
                new FileStream(
                    probe,
                    FileMode.CreateNew,
                    FileAccess.Write,
                    FileShare.None,
                    1,
                    FileOptions.DeleteOnClose
                )
            )
                return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("The data directory cannot be written.", exception);
        }
    }
}
