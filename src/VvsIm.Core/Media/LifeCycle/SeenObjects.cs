using Npgsql;
using VvsIm.Core.Accounts.Export;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>What a listing of the store has brought, beside the table, in a temporary one: however many there are, they are not held in memory.</summary>
internal sealed class SeenObjects : IAsyncDisposable
{
    private const string Create = "CREATE TEMPORARY TABLE seen_objects (id uuid PRIMARY KEY, size bigint NOT NULL)";

    private const string Drop = "DROP TABLE pg_temp.seen_objects";

    // A listing may bring one twice.
    private const string Add = """
        INSERT INTO seen_objects (id, size)
        SELECT o.id, i.size FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS i (id, workspace_id, size)
        JOIN objects o ON o.id = i.id AND o.workspace_id = i.workspace_id
        ON CONFLICT (id) DO UPDATE SET size = excluded.size
        RETURNING id
        """;

    private const string Missing = """
        SELECT count(*), count(*) FILTER (WHERE o.created_at < $1 AND s.size IS DISTINCT FROM o.size)
        FROM objects o
        LEFT JOIN seen_objects s ON s.id = o.id
        """;

    private readonly NpgsqlConnection connection;
    private readonly DateTimeOffset started;

    private SeenObjects(NpgsqlConnection connection, DateTimeOffset started) =>
        (this.connection, this.started) = (connection, started);

    /// <summary>Before the listing begins.</summary>
    public static async Task<SeenObjects> StartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.Command(Create).RunAsync(cancellationToken);
        var now = await connection
            .Command("SELECT now()")
            .FirstAsync(row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return new(connection, now);
    }

    /// <summary>A part of the listing; answers what of it the table does not know.</summary>
    public async Task<IReadOnlyList<UnknownObject>> AddAsync(
        IReadOnlyList<StoredObject> stored,
        CancellationToken cancellationToken
    )
    {
        var ours = new Dictionary<Guid, (StoredObject Stored, Guid Workspace)>();
        var strange = new List<StoredObject>();
        var exports = await ExportsAsync(stored, cancellationToken);
        foreach (var one in stored)
            if (ObjectKey.TryRead(one.Key, out var workspace, out var id))
                ours[id] = (one, workspace);
            else if (!ExportKey.TryRead(one.Key, out var task) || !exports.Contains(task))
                strange.Add(one);
        var known = await connection
            .Command(
                Add,
                ours.Keys.ToArray(),
                ours.Values.Select(one => one.Workspace).ToArray(),
                ours.Values.Select(one => one.Stored.Size).ToArray()
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        known.ForEach(id => ours.Remove(id));
        var workspaces = await connection
            .Command(
                "SELECT id FROM workspaces WHERE id = ANY ($1)",
                ours.Values.Select(one => one.Workspace).Distinct().ToArray()
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        return
        [
            .. strange.Select(one => new UnknownObject(one, IsOurs: false)),
            .. ours.Values.Select(one => new UnknownObject(one.Stored, workspaces.Contains(one.Workspace))),
        ];
    }

    // A copy of somebody's data has no row among the objects: its task is what knows of it.
    private async Task<HashSet<Guid>> ExportsAsync(
        IReadOnlyList<StoredObject> stored,
        CancellationToken cancellationToken
    )
    {
        var named = new List<Guid>();
        foreach (var one in stored)
            if (ExportKey.TryRead(one.Key, out var task))
                named.Add(task);
        return named.Count == 0
            ? []
            :
            [
                .. await connection
                    .Command("SELECT id FROM account_tasks WHERE id = ANY ($1) AND state <> 'expired'", named.ToArray())
                    .ListAsync(row => row.GetGuid(0), cancellationToken),
            ];
    }

    /// <summary>How many objects the table knows, and how many of those the whole listing did not bring, or in another size.</summary>
    public Task<(long Objects, long Missing)> MissingAsync(CancellationToken cancellationToken) =>
        connection.Command(Missing, started).FirstAsync(row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.Command(Drop).RunAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the table with it.
        }
    }
}

/// <summary>An object of which the table knows nothing.</summary>
/// <param name="Stored">As the store lists it.</param>
/// <param name="IsOurs">Its key is one of a workspace that is here.</param>
internal sealed record UnknownObject(StoredObject Stored, bool IsOurs);
