using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Media.Upload;

/// <summary>Bytes on their way into the store.</summary>
internal sealed record KeptObject(Guid WorkspaceId, SpooledFile File, byte[] Sha256, string ContentType);

/// <summary>
/// One attempt to keep objects, and what is to be removed from the store when it is over: what was put for nothing, because the attempt failed or
/// because somebody else's same bytes were there first.
/// </summary>
internal sealed class ObjectWriting(NpgsqlDataSource database, IObjectStore store)
{
    private readonly Dictionary<KeptObject, Guid> ids = [];
    private readonly Dictionary<Guid, string> put = [];
    private readonly HashSet<Guid> used = [];
    private bool settled;

    /// <summary>Keys in the store that nothing points to.</summary>
    public IReadOnlyList<string> Superfluous =>
        [.. put.Where(key => !settled || !used.Contains(key.Key)).Select(key => key.Value)];

    /// <summary>Puts the bytes into the store, unless the workspace has them.</summary>
    public async Task PutAsync(KeptObject kept, CancellationToken cancellationToken)
    {
        if (await FindAsync(kept, cancellationToken) is { } known)
        {
            ids[kept] = known;
            return;
        }
        var id = Guid.CreateVersion7();
        var key = ObjectKey.Of(kept.WorkspaceId, id);
        // Before it is there, for it may be there although the store said nothing.
        put[id] = key;
        ids[kept] = id;
        await using var content = kept.File.OpenRead();
        await store.PutAsync(key, content, kept.File.Length, kept.ContentType, cancellationToken);
    }

    /// <summary>Writes the object's row, in the caller's transaction; answers the id that the workspace knows these bytes by.</summary>
    public async Task<Guid> WriteAsync(
        NpgsqlConnection connection,
        KeptObject kept,
        CancellationToken cancellationToken
    )
    {
        var id = ids[kept];
        if (put.ContainsKey(id) && !await InsertAsync(connection, kept, id, cancellationToken))
            id = await connection
                .Command(Select, kept.WorkspaceId, kept.Sha256)
                .FirstAsync(row => row.GetGuid(0), cancellationToken);
        used.Add(id);
        return id;
    }

    /// <summary>From now on, what is used stays.</summary>
    public void Settle() => settled = true;

    private const string Select = "SELECT id FROM objects WHERE workspace_id = $1 AND sha256 = $2";

    private async Task<Guid?> FindAsync(KeptObject kept, CancellationToken cancellationToken)
    {
        var found = await database
            .Command(Select, kept.WorkspaceId, kept.Sha256)
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        return found is [var id] ? id : null;
    }

    private static async Task<bool> InsertAsync(
        NpgsqlConnection connection,
        KeptObject kept,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(
                """
                INSERT INTO objects (id, workspace_id, sha256, size) VALUES ($1, $2, $3, $4)
                ON CONFLICT (workspace_id, sha256) DO NOTHING
                """,
                id,
                kept.WorkspaceId,
                kept.Sha256,
                kept.File.Length
            )
            .RunAsync(cancellationToken) > 0;
}
