using Microsoft.EntityFrameworkCore;
using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Conversations;
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
        if (joined == 0)
            return;
        await TellAsync(connection, workspaceId, userId, cancellationToken);
        await ResumeAsync(connection, workspaceId, userId, cancellationToken);
    }

    /// <summary>
    /// Whether somebody is kept out of a workspace. In the transaction that would let them in: whoever keeps them out at this moment comes
    /// either before the question or after that transaction.
    /// </summary>
    public static async Task<bool> IsBarredAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Command("SELECT FROM workspaces WHERE id = $1 FOR SHARE", workspaceId)
            .RunAsync(cancellationToken);
        return await connection
            .Command("SELECT is_banned_from($1, $2)", workspaceId, userId)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
    }

    // Who was here before finds the direct conversations of then; what was said there meanwhile is unread.
    private static async Task ResumeAsync(
        NpgsqlConnection connection,
        Guid workspaceId,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var resumed = await connection
            .Command(
                """
                UPDATE conversation_members m SET left_at = NULL, own_change = own_change + 1
                FROM conversations c
                WHERE c.id = m.conversation_id AND c.workspace_id = $1 AND c.kind = 'direct' AND m.user_id = $2 AND m.left_at IS NOT NULL
                RETURNING c.id
                """,
                workspaceId,
                userId
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        foreach (var id in resumed)
            await NewMembers.TellAsync(connection, id, [userId], cancellationToken);
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
