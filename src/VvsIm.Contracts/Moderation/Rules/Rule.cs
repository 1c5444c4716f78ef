namespace VvsIm.Contracts.Moderation.Rules;

/// <summary>An automatic rule of a workspace. The rules are asked in their order; the first that blocks or holds decides.</summary>
public sealed record Rule
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it holds.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What moderators call it, 1 to <see cref="Limits.RuleNameLength"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>It is asked.</summary>
    public required bool Enabled { get; init; }

    /// <summary>What it looks for, and what it does then.</summary>
    public required RuleDefinition Definition { get; init; }

    /// <summary>Rises with every change.</summary>
    public required long Version { get; init; }

    /// <summary>Who changed it last.</summary>
    public required Guid ChangedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>The rules of a workspace, in their order.</summary>
public sealed record RuleList
{
    /// <summary>At most <see cref="Limits.Rules"/>.</summary>
    public required Rule[] Items { get; init; }

    /// <summary>The people whom the items name.</summary>
    public Accounts.User[] Users { get; init; } = [];
}

/// <summary>Body of <c>POST /api/admin/workspaces/{id}/rules</c> and <c>PUT /api/admin/rules/{id}</c>.</summary>
/// <param name="Name">See <see cref="Rule.Name"/>.</param>
/// <param name="Enabled">See <see cref="Rule.Enabled"/>.</param>
/// <param name="Definition">See <see cref="Rule.Definition"/>.</param>
/// <param name="Version">Of what was changed; somebody else's change since then is a conflict. Nothing for a new one.</param>
public sealed record RuleRequest(string? Name, bool? Enabled, RuleDefinition? Definition, long? Version = null);

/// <summary>Body of <c>PUT /api/admin/workspaces/{id}/rules/order</c>.</summary>
/// <param name="Ids">Every rule of the workspace once; any other list is a conflict.</param>
public sealed record RuleOrderRequest(Guid[]? Ids);
