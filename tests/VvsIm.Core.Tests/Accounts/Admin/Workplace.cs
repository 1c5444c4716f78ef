using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts.Admin;

/// <summary>A workspace with one person of each role, who know nobody elsewhere, and a group of all three.</summary>
internal sealed record Workplace(Workspace Workspace, Tester Owner, Tester Moderator, Tester Member, Guid Room)
{
    public Guid Id => Workspace.Id;

    public static async Task<Workplace> MakeAsync(TestHost host, string name, CancellationToken cancellationToken)
    {
        var owner = await host.SignUpAsync($"{name} Owner");
        var workspace = await owner.CreateWorkspaceAsync(name);
        var invite = await owner.InviteToAsync(workspace);
        var moderator = await host.SignUpByAsync(invite, $"{name} Moderator");
        var member = await host.SignUpByAsync(invite, $"{name} Member");
        await using var database = await host.OpenDatabaseAsync(cancellationToken);
        await database.ExecuteAsync(
            $"""
            UPDATE workspace_members SET role = 'moderator' WHERE user_id = '{moderator.Id}';
            DELETE FROM workspace_members WHERE user_id = '{owner.Id}' AND workspace_id <> '{workspace.Id}'
            """,
            cancellationToken
        );
        var room = await owner.CreateGroupAsync($"{name} room", moderator, member);
        return new(workspace, owner, moderator, member, room);
    }
}
