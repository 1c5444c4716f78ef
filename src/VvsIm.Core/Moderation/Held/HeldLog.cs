using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Held;

/// <summary>What the log says of a held message; never what it says itself.</summary>
internal static class HeldLog
{
    public static ModerationEntry Entry(Guid? actorId, ModerationAction action, HeldRow row, string? reason = null) =>
        new(actorId, action)
        {
            TargetKind = TargetKind.HeldMessage,
            TargetId = row.Message.Id,
            WorkspaceId = row.WorkspaceId,
            ConversationId = row.Message.ConversationId,
            UserId = row.SenderId,
            Reason = reason,
            Details = new Dictionary<string, string> { ["rule"] = row.RuleName },
        };
}
