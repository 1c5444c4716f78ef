using Microsoft.EntityFrameworkCore;
using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Workspaces;

/// <summary>Who belongs to which workspace.</summary>
internal sealed class Memberships(NpgsqlDataSource database)
{
    /// <summary>A connection may have 128 channels, most of which conversations need.</summary>
    private const int Heard = 32;

    /// <summary>Makes a person a member of the workspace that everybody joins. Runs in the caller's transaction.</summary>
    public async Task JoinDefaultAsync(VvsImDb db, Guid userId, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO workspace_members (workspace_id, user_id, role)
            SELECT default_workspace_id, {userId}, 'member' FROM installation WHERE default_workspace_id IS NOT NULL
            """,
            cancellationToken
        );

    /// <summary>
    /// Makes a person a member of this workspace and tells their devices; no error if they are one. Runs in the caller's transaction; the
    /// caller raises the outbox signal of the user's partition after its commit.
    /// </summary>
    public static async Task JoinAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var joined = await connection
            .Command(
                """
                INSERT INTO workspace_members (workspace_id, user_id, role) VALUES ($1, $2, 'member') ON CONFLICT DO NOTHING
                """,
                workspaceId,
                userId
            )
            .RunAsync(cancellationToken);
        if (joined > 0)
            await TellAsync(connection, workspaceId, userId, cancellationToken);
    }

    /// <summary>Tells a person's devices that a workspace is theirs now.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(userId),
            [Channels.User(userId)],
            new WorkspaceJoined(workspaceId),
            cancellationToken
        );

    /// <summary>
    /// The workspace in which all these people can meet: the one asked for if all are members of it, else
    /// the asker's oldest that all share; null when there is none.
    /// </summary>
    public async Task<Guid?> CommonAsync(
        Guid userId,
        Guid[] others,
        Guid? workspaceId,
        CancellationToken cancellationToken
    )
    {
        Guid[] people = [.. others.Append(userId).Distinct()];
        var found = await database
            .Command(
                """
                SELECT mine.workspace_id FROM workspace_members mine
                WHERE mine.user_id = $1
                  AND ($3::uuid IS NULL OR mine.workspace_id = $3)
                  AND (
                    SELECT count(*) FROM workspace_members theirs
                    WHERE theirs.workspace_id = mine.workspace_id AND theirs.user_id = ANY ($2)
                  ) = cardinality($2)
                ORDER BY mine.joined_at, mine.workspace_id
                LIMIT 1
                """,
                userId,
                people,
                workspaceId
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        return found is [var id] ? id : null;
    }

    /// <summary>The workspaces of a person, the oldest membership first, at most <see cref="Heard"/>.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid userId, CancellationToken cancellationToken) =>
        await database
            .Command(
                "SELECT workspace_id FROM workspace_members WHERE user_id = $1 ORDER BY joined_at LIMIT $2",
                userId,
                Heard
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);

    /// <summary>Whether this person belongs to this workspace.</summary>
    public async Task<bool> IsMemberAsync(Guid userId, Guid workspaceId, CancellationToken cancellationToken) =>
        await database
            .Command(
                "SELECT EXISTS (SELECT FROM workspace_members WHERE workspace_id = $2 AND user_id = $1)",
                userId,
                workspaceId
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
}
