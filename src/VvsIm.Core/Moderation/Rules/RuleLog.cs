using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>What the log says of a rule: its name, and what it is like; not its lists, which may be long.</summary>
internal static class RuleLog
{
    public static ModerationEntry Entry(StaffMember staff, ModerationAction action, Rule rule, Rule? before = null)
    {
        var details = new Dictionary<string, string> { ["name"] = rule.Name };
        Say("enabled", before?.Enabled.ToString(), rule.Enabled.ToString());
        Say("kind", before is null ? null : Names.Of(before.Definition.Kind), Names.Of(rule.Definition.Kind));
        Say("action", before is null ? null : Names.Of(before.Definition.Action), Names.Of(rule.Definition.Action));
        Say("words", Count(before?.Definition.Words), Count(rule.Definition.Words));
        Say("domains", Count(before?.Definition.Domains), Count(rule.Definition.Domains));
        return new(staff.Id, action)
        {
            TargetKind = TargetKind.Rule,
            TargetId = rule.Id,
            WorkspaceId = rule.WorkspaceId,
            Details = details,
        };

        void Say(string what, string? from, string? to)
        {
            if (to is null || (before is not null && from == to))
                return;
            details[what] = before is null ? to.ToLowerInvariant() : $"{from ?? "–"} → {to}".ToLowerInvariant();
        }
    }

    private static string? Count(string[]? list) =>
        list?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
