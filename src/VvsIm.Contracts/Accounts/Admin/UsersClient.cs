using System.Net.Http.Json;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Contracts.Moderation;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>People's accounts, for staff. What a moderator may not know of is <c>not_found</c>; what only operators may do is <c>forbidden</c>.</summary>
public readonly struct UsersClient(VvsImClient client)
{
    /// <summary>
    /// Accounts: for operators all, for moderators the people of their workspaces. Sorted by <c>displayName</c>, <c>email</c> or
    /// <c>createdAt</c>; filtered by <c>state</c> (<see cref="UserState"/>), <c>role</c> (operator, owner, moderator, member) and <c>workspaceId</c>.
    /// </summary>
    /// <exception cref="ProblemException">forbidden, invalid.</exception>
    public Task<Listing<UserAccount>> ListAsync(
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) => client.GetAsync("api/admin/users" + request, VvsImJson.Default.ListingUserAccount, cancellationToken);

    /// <summary>One account, whole.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<UserDetails> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/users/{id}", VvsImJson.Default.UserDetails, cancellationToken);

    /// <summary>Their conversations, the most recently active first.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<Listing<UserConversation>> ConversationsAsync(
        Guid id,
        ListingRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/admin/users/{id}/conversations{request}",
            VvsImJson.Default.ListingUserConversation,
            cancellationToken
        );

    /// <summary>Where they are signed in, the one used last first.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (not an operator).</exception>
    public Task<Page<DeviceSession>> SessionsAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/users/{id}/sessions", VvsImJson.Default.PageDeviceSession, cancellationToken);

    /// <summary>What is being done, and was done lately, that takes a while.</summary>
    /// <exception cref="ProblemException">not_found; forbidden (not an operator).</exception>
    public Task<AccountTasks> TasksAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/users/{id}/tasks", VvsImJson.Default.AccountTasks, cancellationToken);

    /// <summary>Ends all sessions of theirs within a second, everywhere.</summary>
    /// <exception cref="ProblemException">not_found; forbidden.</exception>
    public Task SignOutAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default) =>
        client.SendAsync(Saying(HttpMethod.Post, $"api/admin/users/{id}/sign-out", new(reason)), cancellationToken);

    /// <summary>Takes away their second factors, so that they come in with their password and can set up new ones.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; reauthentication_required.</exception>
    public Task ResetTwoFactorAsync(Guid id, string? reason = null, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            Saying(HttpMethod.Post, $"api/admin/users/{id}/two-factor/reset", new(reason)),
            cancellationToken
        );

    /// <summary>Makes them an operator, or takes the role from them.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; last_operator; reauthentication_required.</exception>
    public Task SetOperatorAsync(
        Guid id,
        bool isOperator,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            Saying(
                isOperator ? HttpMethod.Put : HttpMethod.Delete,
                $"api/admin/users/{id}/roles/operator"
                    + (isOperator ? "" : new Query().Add("reason", reason).ToString()),
                isOperator ? new(reason) : null
            ),
            cancellationToken
        );

    /// <summary>Gives them another role in a workspace.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; last_owner; reauthentication_required.</exception>
    public Task SetWorkspaceRoleAsync(
        Guid id,
        Guid workspaceId,
        WorkspaceRoleRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, $"api/admin/users/{id}/workspaces/{workspaceId}/role")
            {
                Content = JsonContent.Create(request, VvsImJson.Default.WorkspaceRoleRequest),
            },
            cancellationToken
        );

    /// <summary>Gives them another name; everybody sees it at once.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid.</exception>
    public Task RenameAsync(Guid id, RenameUserRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, $"api/admin/users/{id}/name")
            {
                Content = JsonContent.Create(request, VvsImJson.Default.RenameUserRequest),
            },
            cancellationToken
        );

    /// <summary>Anonymises them, for good.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; invalid (the name does not match); last_operator; reauthentication_required.</exception>
    public Task EraseAsync(Guid id, EraseUserRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"api/admin/users/{id}/erase")
            {
                Content = JsonContent.Create(request, VvsImJson.Default.EraseUserRequest),
            },
            cancellationToken
        );

    /// <summary>Has a copy of their data made; one that is under way is answered instead of a second one.</summary>
    /// <exception cref="ProblemException">not_found; forbidden; reauthentication_required.</exception>
    public Task<AccountTask> ExportAsync(
        Guid id,
        string? reason = null,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/users/{id}/exports",
            new ReasonRequest(reason),
            VvsImJson.Default.ReasonRequest,
            VvsImJson.Default.AccountTask,
            cancellationToken
        );

    /// <summary>The address of a finished export's file, under the server's root; for the operator who asked for it.</summary>
    public static string ExportPath(Guid taskId) => $"api/admin/exports/{taskId}";

    private static HttpRequestMessage Saying(HttpMethod method, string path, ReasonRequest? why) =>
        new(method, path) { Content = why is null ? null : JsonContent.Create(why, VvsImJson.Default.ReasonRequest) };
}
