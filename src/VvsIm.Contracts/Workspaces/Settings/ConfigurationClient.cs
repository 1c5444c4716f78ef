namespace VvsIm.Contracts.Workspaces;

/// <summary>Workspaces in the console: all that one keeps order in, and what is settled there.</summary>
public readonly struct ConfigurationClient(VvsImClient client)
{
    /// <summary>The workspaces that one may see in the console.</summary>
    /// <exception cref="ProblemException">forbidden; invalid.</exception>
    public Task<Listing<AdministeredWorkspace>> ListAsync(
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            "api/admin/workspaces" + request,
            VvsImJson.Default.ListingAdministeredWorkspace,
            cancellationToken
        );

    /// <summary>What is settled in a workspace.</summary>
    /// <exception cref="ProblemException">forbidden; not_found.</exception>
    public Task<WorkspaceConfiguration> ReadAsync(Guid workspaceId, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            $"api/admin/workspaces/{workspaceId}/settings",
            VvsImJson.Default.WorkspaceConfiguration,
            cancellationToken
        );

    /// <summary>Settles it anew, for its owners and for operators. Holds at once, also for whoever is there.</summary>
    /// <exception cref="ProblemException">forbidden; not_found; invalid; limit_exceeded; conflict.</exception>
    public Task<WorkspaceConfiguration> ConfigureAsync(
        Guid workspaceId,
        ConfigureWorkspaceRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/admin/workspaces/{workspaceId}/settings",
            request,
            VvsImJson.Default.ConfigureWorkspaceRequest,
            VvsImJson.Default.WorkspaceConfiguration,
            cancellationToken
        );
}
