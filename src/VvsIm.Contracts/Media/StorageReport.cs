namespace VvsIm.Contracts.Media;

/// <summary>What the object store holds, for the console: <c>GET /api/admin/storage</c>.</summary>
public sealed record StorageReport
{
    /// <summary>Every workspace that has files, the largest first.</summary>
    public required WorkspaceStorage[] Workspaces { get; init; }

    /// <summary>The people who uploaded most, at most 100, the largest first.</summary>
    public required PersonStorage[] People { get; init; }

    /// <summary>How the last comparison of store and table ended; null before the first.</summary>
    public StorageCheck? LastCheck { get; init; }
}

/// <summary>What one workspace keeps in the store.</summary>
/// <param name="WorkspaceId">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Files">Files as people see them: the same bytes uploaded twice count twice.</param>
/// <param name="Bytes">Bytes as they are stored: once, and with previews.</param>
public sealed record WorkspaceStorage(Guid WorkspaceId, string Name, long Files, long Bytes);

/// <summary>What one person has uploaded in one workspace.</summary>
/// <param name="UserId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="WorkspaceId">Where.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their sizes added up, whether or not others uploaded the same.</param>
public sealed record PersonStorage(Guid UserId, string DisplayName, Guid WorkspaceId, long Files, long Bytes);

/// <summary>One comparison of the store with the table.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Objects">Objects that the table knows.</param>
/// <param name="Missing">Of those, how many the store does not have, or has at another size.</param>
/// <param name="Unknown">Objects in the store of which the table knows nothing, older than a day.</param>
/// <param name="UnknownBytes">Their bytes.</param>
/// <param name="Error">Why it could not be finished; null if it was.</param>
public sealed record StorageCheck(
    DateTimeOffset At,
    long Objects,
    long Missing,
    long Unknown,
    long UnknownBytes,
    string? Error = null
);
