using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary>A conversation whose row is locked for staff, member of it or not, until the transaction ends.</summary>
/// <param name="Id">Which one.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Frozen">Nobody may write in it, because staff froze it.</param>
/// <param name="Archived">It is put away for everybody.</param>
internal sealed record LockedForStaff(Guid Id, Guid WorkspaceId, ConversationKind Kind, bool Frozen, bool Archived)
{
    // A plain row lock reads the row again once it has it: what it answers is what the holder before us left.
    private const string Lock = """
        SELECT workspace_id, kind, frozen_at IS NOT NULL, archived_at IS NOT NULL FROM conversations
        WHERE id = $1 AND deleted_at IS NULL AND ($2::uuid[] IS NULL OR workspace_id = ANY ($2))
        FOR NO KEY UPDATE
        """;

    /// <summary>Null when there is no such conversation, not for this person, or it was deleted.</summary>
    public static Task<LockedForStaff?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Lock, id, staff.Scope)
            .FirstAsync(
                row => new LockedForStaff(
                    id,
                    row.GetGuid(0),
                    Names.Kind(row.GetString(1)),
                    row.GetBoolean(2),
                    row.GetBoolean(3)
                ),
                cancellationToken
            );
}
