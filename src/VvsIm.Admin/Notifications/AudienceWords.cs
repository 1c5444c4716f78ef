using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Notifications;

/// <summary>Whom a broadcast is for, in words.</summary>
internal static class AudienceWords
{
    /// <summary>"Moderators of Home".</summary>
    public static string Of(Audience audience, IEnumerable<Workspace> workspaces)
    {
        var who = audience.Role switch
        {
            AudienceRole.Member => "Plain members",
            AudienceRole.Moderator => "Moderators",
            AudienceRole.Owner => "Owners",
            AudienceRole.Operator => "Operators",
            _ => "Everybody",
        };
        return audience.WorkspaceId is { } id
            ? $"{who} {(audience.Role is null ? "in" : "of")} {workspaces.FirstOrDefault(workspace => workspace.Id == id)?.Name ?? "a workspace"}"
            : who;
    }
}
