using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Accounts;

/// <summary>How the console speaks of people's accounts.</summary>
internal static class UserWords
{
    /// <summary>The states one can filter by.</summary>
    public static readonly (string, string)[] States =
    [
        ("active", "Active"),
        ("neverSignedIn", "Never signed in"),
        ("locked", "Locked"),
        ("banned", "Banned"),
        ("erased", "Erased"),
    ];

    /// <summary>The roles one can filter by.</summary>
    public static IEnumerable<(string, string)> Roles(bool isOperator) =>
        (isOperator ? [("operator", "Operator")] : Array.Empty<(string, string)>()).Concat([
            ("owner", "Owner"),
            ("moderator", "Moderator"),
            ("member", "Member"),
        ]);

    /// <summary>What somebody is in a workspace, said after its name.</summary>
    public static string Suffix(UserWorkspace workspace) =>
        workspace switch
        {
            { Ban: not null } => " (banned)",
            { Role: WorkspaceRole.Owner } => " (owner)",
            { Role: WorkspaceRole.Moderator } => " (moderator)",
            _ => "",
        };

    /// <summary>A role with its article.</summary>
    public static string A(WorkspaceRole role) =>
        role switch
        {
            WorkspaceRole.Owner => "an owner",
            WorkspaceRole.Moderator => "a moderator",
            _ => "a member",
        };

    /// <summary>What is being done.</summary>
    public static string Of(AccountTask task) =>
        task.Kind switch
        {
            AccountTaskKind.HideMessages => "Hiding their messages",
            AccountTaskKind.ShowMessages => "Bringing their messages back",
            AccountTaskKind.EraseMessages => "Erasing their messages",
            _ => "Export of their data",
        };

    /// <summary>How far it is.</summary>
    public static string State(AccountTask task) =>
        task.State switch
        {
            AccountTaskState.Waiting => "waits for its turn",
            AccountTaskState.Running => "under way",
            AccountTaskState.Stopped => "given up",
            AccountTaskState.Failed => "failed",
            AccountTaskState.Expired => "its file has been removed",
            _ => "done",
        };
}
