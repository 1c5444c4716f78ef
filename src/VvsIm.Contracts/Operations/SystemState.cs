namespace VvsIm.Contracts.Operations;

/// <summary>What runs here. Answer of <c>GET /api/admin/system</c>.</summary>
public sealed record SystemState
{
    /// <summary>The version of the process that answers.</summary>
    public required string Version { get; init; }

    /// <summary>The newest migration of the database.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The newest migration that the process that answers knows.</summary>
    public required int NewestSchema { get; init; }

    /// <summary>What PostgreSQL says of its version.</summary>
    public required string PostgresVersion { get; init; }

    /// <summary>The applied migrations, the newest first.</summary>
    public required AppliedMigration[] Migrations { get; init; }

    /// <summary>The processes that were heard of in the last day, those alive first.</summary>
    public required ProcessState[] Processes { get; init; }
}

/// <summary>A migration of the database.</summary>
public sealed record AppliedMigration(int Number, string Name, DateTimeOffset AppliedAt);

/// <summary>A process of the installation.</summary>
public sealed record ProcessState
{
    /// <summary>New at every start.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its machine, and its number there.</summary>
    public required string Name { get; init; }

    /// <summary>api, worker, or both.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was heard of last.</summary>
    public required DateTimeOffset BeatAt { get; init; }

    /// <summary>It was heard of a moment ago. One that ends as it should is not listed any more.</summary>
    public required bool Alive { get; init; }
}
