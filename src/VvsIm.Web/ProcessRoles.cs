namespace VvsIm.Web;

/// <summary>What this process does, from the setting <c>Roles</c>. Several processes over one database may play any subset.</summary>
[Flags]
internal enum ProcessRoles
{
    /// <summary>Nothing; no process runs like this.</summary>
    None = 0,

    /// <summary>Serves the API and the two apps.</summary>
    Api = 1,

    /// <summary>Relays the outbox and runs the scheduled chores.</summary>
    Worker = 2,
}

internal static class ProcessRolesSetting
{
    /// <summary>Reads <c>Roles</c>; both when it is not set.</summary>
    /// <exception cref="StartupException">It names a role that does not exist.</exception>
    public static ProcessRoles Read(IConfiguration configuration)
    {
        var names = configuration["Roles"] is { Length: > 0 } text ? text : "api,worker";
        var roles = ProcessRoles.None;
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            roles |= name.ToLowerInvariant() switch
            {
                "api" => ProcessRoles.Api,
                "worker" => ProcessRoles.Worker,
                _ => throw new StartupException($"Roles: there is no role '{name}'. Use api, worker, or both."),
            };
        return roles == ProcessRoles.None
            ? throw new StartupException("Roles: name at least one of api and worker.")
            : roles;
    }
}
