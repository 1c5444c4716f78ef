namespace VvsIm.Contracts.Workspaces;

/// <summary>A link that lets people into a workspace, or into one of its groups or channels, as those see it who may make such links.</summary>
public sealed record Invite
{
    /// <summary>Names it to its makers; opens nothing.</summary>
    public required Guid Id { get; init; }

    /// <summary>What opens: whoever has it may come in. The link is <c>/invite/{code}</c> of the chat app.</summary>
    public required string Code { get; init; }

    /// <summary>The workspace one becomes a member of.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The group or channel one becomes a member of as well; null if the link leads to the workspace alone.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedById { get; init; }

    /// <summary>Their name.</summary>
    public required string CreatedByName { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it opens nothing; null: it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many people it lets in; null: any number.</summary>
    public int? MaxUses { get; init; }

    /// <summary>How many people came in by it, each counted once.</summary>
    public required int Uses { get; init; }
}

/// <summary>Body of <c>POST /api/workspaces/{id}/invites</c> and <c>POST /api/conversations/{id}/invites</c>.</summary>
/// <param name="ExpiresAt">Within <see cref="Limits.DaysAhead"/> days; null: it has no end.</param>
/// <param name="MaxUses">1 to <see cref="Limits.InviteUses"/>; null: any number.</param>
public sealed record CreateInviteRequest(DateTimeOffset? ExpiresAt = null, int? MaxUses = null);
