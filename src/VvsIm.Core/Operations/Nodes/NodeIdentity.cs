using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace VvsIm.Core.Operations.Nodes;

/// <summary>This process, as it calls itself.</summary>
internal sealed class NodeIdentity(IConfiguration configuration, TimeProvider time)
{
    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        typeof(NodeIdentity)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "";

    /// <summary>New at every start.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Its machine, and its number there.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>What it does, as the setting says it.</summary>
    public string Roles { get; } =
        configuration["Roles"] is { Length: > 0 } roles ? roles.ToLowerInvariant() : "api,worker";

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();
}
