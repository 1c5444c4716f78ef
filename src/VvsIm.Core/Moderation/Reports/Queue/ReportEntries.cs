using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>What the moderation log says of reports.</summary>
internal static class ReportEntries
{
    /// <summary>Something was done with a report.</summary>
    public static ModerationEntry Of(ReportItem report, StaffMember staff, ModerationAction action) =>
        new(staff.Id, action)
        {
            TargetKind = TargetKind.Report,
            TargetId = report.Id,
            WorkspaceId = report.WorkspaceId,
            ConversationId = report.ConversationId,
            UserId = report.UserId,
        };
}
