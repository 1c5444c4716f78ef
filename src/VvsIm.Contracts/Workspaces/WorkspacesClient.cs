namespace VvsIm.Contracts.Workspaces;

/// <summary>The workspaces part of the API.</summary>
public readonly struct WorkspacesClient(VvsImClient client)
{
    /// <summary>The workspaces that one is a member of, the oldest membership first.</summary>
    public Task<Page<Workspace>> ListAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/workspaces", VvsImJson.Default.PageWorkspace, cancellationToken);

    /// <summary>Makes a workspace and owns it.</summary>
    /// <exception cref="ProblemException">invalid; limit_exceeded.</exception>
    public Task<Workspace> CreateAsync(string name, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/workspaces",
            new CreateWorkspaceRequest(name),
            VvsImJson.Default.CreateWorkspaceRequest,
            VvsImJson.Default.Workspace,
            cancellationToken
        );

    /// <summary>Changes its name, its picture, or how large files may be; for its moderators and owners.</summary>
    /// <exception cref="ProblemException">not_found, forbidden, invalid, limit_exceeded, unsafe_picture.</exception>
    public Task<Workspace> ChangeAsync(
        Guid id,
        ChangeWorkspaceRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/workspaces/{id}",
            request,
            VvsImJson.Default.ChangeWorkspaceRequest,
            VvsImJson.Default.Workspace,
            cancellationToken
        );

    /// <summary>Its people, by name.</summary>
    /// <param name="id">Which workspace.</param>
    /// <param name="query">Part of a name; null for all.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Page<WorkspacePerson>> MembersAsync(
        Guid id,
        string? query = null,
        string? cursor = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/workspaces/{id}/members" + new Query().Add("query", query).Add("cursor", cursor).Add("limit", limit),
            VvsImJson.Default.PageWorkspacePerson,
            cancellationToken
        );
}
