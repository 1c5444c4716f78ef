using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Admin.Moderation.Log;

/// <summary>Where a row of the log leads: to the page of what it was done to.</summary>
internal static class EventLinks
{
    /// <summary>Relative to the console's address; null when there is no such page.</summary>
    public static string? To(ModerationEvent row) =>
        row switch
        {
            { TargetKind: TargetKind.User, TargetId: { } id } => $"users/{id}",
            { TargetKind: TargetKind.Report, TargetId: { } id } => $"reports/{id}",
            { TargetKind: TargetKind.Appeal, TargetId: { } id } => $"appeals/{id}",
            { TargetKind: TargetKind.Workspace, TargetId: { } id } => $"workspaces/{id}",
            { TargetKind: TargetKind.Message, ConversationId: { } conversation, TargetId: { } id } =>
                $"conversations/{conversation}?message={id}",
            { ConversationId: { } conversation } => $"conversations/{conversation}",
            _ => null,
        };

    /// <summary>What the link is called.</summary>
    public static string Text(ModerationEvent row) =>
        row.TargetKind is { } kind and not TargetKind.User || row.ConversationId is null
            ? $"See the {(row.TargetKind is { } what ? EventWords.Of(what).ToLowerInvariant() : "conversation")}"
            : "See the person";
}
