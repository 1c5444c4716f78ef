namespace VvsIm.Contracts.Moderation.Rules;

/// <summary>Automatic rules; for the console. They hold on every node within a second.</summary>
public readonly struct RulesClient(VvsImClient client)
{
    /// <summary>The rules of a workspace, in their order.</summary>
    /// <exception cref="ProblemException">forbidden; not_found.</exception>
    public Task<RuleList> ListAsync(Guid workspaceId, CancellationToken cancellationToken = default) =>
        client.GetAsync($"api/admin/workspaces/{workspaceId}/rules", VvsImJson.Default.RuleList, cancellationToken);

    /// <summary>Makes a rule, behind the others.</summary>
    /// <exception cref="ProblemException">forbidden; not_found; invalid; limit_exceeded.</exception>
    public Task<Rule> CreateAsync(
        Guid workspaceId,
        RuleRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/workspaces/{workspaceId}/rules",
            request,
            VvsImJson.Default.RuleRequest,
            VvsImJson.Default.Rule,
            cancellationToken
        );

    /// <summary>Changes a rule.</summary>
    /// <exception cref="ProblemException">forbidden; not_found; invalid; limit_exceeded; conflict.</exception>
    public Task<Rule> ChangeAsync(Guid id, RuleRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/admin/rules/{id}",
            request,
            VvsImJson.Default.RuleRequest,
            VvsImJson.Default.Rule,
            cancellationToken
        );

    /// <summary>Takes a rule away.</summary>
    /// <exception cref="ProblemException">forbidden; not_found.</exception>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/admin/rules/{id}"), cancellationToken);

    /// <summary>Puts the rules of a workspace into another order.</summary>
    /// <exception cref="ProblemException">forbidden; not_found; invalid; conflict.</exception>
    public Task<RuleList> OrderAsync(Guid workspaceId, Guid[] ids, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Put,
            $"api/admin/workspaces/{workspaceId}/rules/order",
            new RuleOrderRequest(ids),
            VvsImJson.Default.RuleOrderRequest,
            VvsImJson.Default.RuleList,
            cancellationToken
        );

    /// <summary>What the rules, as they are stored, would do with a text.</summary>
    /// <exception cref="ProblemException">forbidden; not_found; limit_exceeded.</exception>
    public Task<TriedText> TryAsync(
        Guid workspaceId,
        TryTextRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/admin/workspaces/{workspaceId}/rules/try",
            request,
            VvsImJson.Default.TryTextRequest,
            VvsImJson.Default.TriedText,
            cancellationToken
        );
}
