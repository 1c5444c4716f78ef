namespace VvsIm.Contracts.Retention;

/// <summary>How long messages are kept in a workspace.</summary>
public sealed record WorkspaceRetention
{
    /// <summary>Which workspace.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Days for which messages are kept; null: for ever.</summary>
    public int? Days { get; init; }

    /// <summary>Nothing is removed there, whatever the rules say.</summary>
    public required bool LegalHold { get; init; }

    /// <summary>Conversations on hold by themselves.</summary>
    public required int HeldConversations { get; init; }

    /// <summary>Conversations with a rule of their own.</summary>
    public required int OwnRules { get; init; }

    /// <summary>Messages stored.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages that retention has removed so far.</summary>
    public required long Purged { get; init; }
}

/// <summary>How long messages are kept in a conversation.</summary>
public sealed record ConversationRetention
{
    /// <summary>Which conversation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its title; null for a direct one.</summary>
    public string? Title { get; init; }

    /// <summary>Where it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Days of its own; 0: for ever; null: as the workspace has it.</summary>
    public int? OwnDays { get; init; }

    /// <summary>Days that hold here; null: for ever.</summary>
    public int? Days { get; init; }

    /// <summary>It is on hold by itself.</summary>
    public required bool LegalHold { get; init; }

    /// <summary>Its workspace is on hold.</summary>
    public required bool WorkspaceHeld { get; init; }

    /// <summary>Messages stored.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages that retention has removed so far.</summary>
    public required long Purged { get; init; }
}

/// <summary>Body of <c>PUT /api/admin/conversations/{id}/retention</c>.</summary>
/// <param name="Days">Days of its own; 0: for ever; null: as the workspace has it.</param>
/// <param name="Reason">Why.</param>
public sealed record RetentionRequest(int? Days = null, string? Reason = null);

/// <summary>Body of <c>PUT</c> and <c>DELETE …/hold</c>.</summary>
/// <param name="Reason">Why; required.</param>
public sealed record HoldRequest(string? Reason = null);
