using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Moderation.Reports.Filing;

/// <summary>Section <c>Reports</c>.</summary>
internal sealed class ReportsOptions
{
    /// <summary>How many different things one person may report within 24 hours.</summary>
    [Range(1, 10_000)]
    public int PerDay { get; set; } = 50;
}
