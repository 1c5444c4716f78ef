using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>What a member of staff is in each workspace, and whom they may therefore do something to there.</summary>
internal sealed class WorkspaceRanks
{
    private readonly IReadOnlyDictionary<Guid, WorkspaceRole> mine;

    private WorkspaceRanks(IReadOnlyDictionary<Guid, WorkspaceRole> mine) => this.mine = mine;

    public static async Task<WorkspaceRanks> OfAsync(
        NpgsqlDataSource database,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        var roles = await database
            .Command("SELECT workspace_id, role FROM workspace_members WHERE user_id = $1", staff.Id)
            .ListAsync(
                row => KeyValuePair.Create(row.GetGuid(0), Names.WorkspaceRole(row.GetString(1))),
                cancellationToken
            );
        return new(roles.ToDictionary());
    }

    /// <summary>The workspace with what the reader may do about this person in it.</summary>
    public UserWorkspace Say(UserWorkspace workspace, UserAccount account, StaffMember staff) =>
        account.ErasedAt is not null
            ? workspace
            : workspace with
            {
                MayBan = MayBan(
                    staff,
                    mine.TryGetValue(workspace.Id, out var own) ? own : null,
                    account.Id,
                    workspace.Role ?? WorkspaceRole.Member,
                    account.Roles.Contains(Roles.Operator)
                ),
                MayGive =
                    workspace.Role is { } theirs && MayChangeRoles(staff, own)
                        ? [.. Enum.GetValues<WorkspaceRole>().Where(role => role != theirs)]
                        : [],
            };

    /// <summary>Nobody bans themselves, nor upwards: who is not an operator bans whoever is below them there, and never an operator.</summary>
    public static bool MayBan(
        StaffMember staff,
        WorkspaceRole? own,
        Guid userId,
        WorkspaceRole theirs,
        bool isOperator
    ) => userId != staff.Id && (staff.IsOperator || (!isOperator && own > theirs && own >= WorkspaceRole.Moderator));

    /// <summary>Operators, and the owners of the workspace.</summary>
    public static bool MayChangeRoles(StaffMember staff, WorkspaceRole? own) =>
        staff.IsOperator || own == WorkspaceRole.Owner;
}
