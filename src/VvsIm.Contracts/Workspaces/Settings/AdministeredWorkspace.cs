namespace VvsIm.Contracts.Workspaces;

/// <summary>A workspace as the console shows it.</summary>
public sealed record AdministeredWorkspace
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The medium that is its picture; null: its initials.</summary>
    public Guid? AvatarId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many people are in it.</summary>
    public required int Members { get; init; }

    /// <summary>Its groups and channels that were not deleted.</summary>
    public required int Rooms { get; init; }

    /// <summary>Its automatic rules that are on.</summary>
    public int Rules { get; init; }

    /// <summary>Messages that wait for review.</summary>
    public int Held { get; init; }

    /// <summary>Whoever asks may change its settings.</summary>
    public bool Configurable { get; init; }
}

/// <summary>What is settled in a workspace, and how often it was settled: whoever changes it says what they had before them.</summary>
public sealed record WorkspaceConfiguration
{
    /// <summary>The workspace.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Rises with every change.</summary>
    public required long Version { get; init; }

    /// <summary>Bytes of one file that may be uploaded.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The rest.</summary>
    public required WorkspaceSettings Settings { get; init; }

    /// <summary>Whoever asks may change it.</summary>
    public bool Configurable { get; init; }
}

/// <summary>Body of <c>PUT /api/admin/workspaces/{id}/settings</c>: all of it.</summary>
/// <param name="Version">Of what was changed. Somebody else's change since then is a conflict.</param>
/// <param name="FileBytes">1 to <see cref="Limits.LargestFileBytes"/>.</param>
/// <param name="Settings">The rest; what it leaves out is as by default.</param>
/// <param name="Reason">Why, for the log; null if there is nothing to say.</param>
public sealed record ConfigureWorkspaceRequest(
    long? Version,
    long? FileBytes,
    WorkspaceSettings? Settings,
    string? Reason = null
);
