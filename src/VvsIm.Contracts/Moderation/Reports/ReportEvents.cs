using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>Reports or appeals of a workspace changed; who shows any fetches them. On the channels of staff.</summary>
/// <param name="ReportId">The report; null if it is an appeal.</param>
/// <param name="AppealId">The appeal; null if it is a report.</param>
public sealed record ReportsChanged(Guid? ReportId = null, Guid? AppealId = null) : RealtimeEvent;
