using VvsIm.Admin.Shell.Parts;
using VvsIm.Contracts.Moderation.Rules;

namespace VvsIm.Admin.Moderation.Rules;

/// <summary>Rules in words.</summary>
internal static class RuleWords
{
    public static readonly (string Value, string Text)[] Kinds =
    [
        ("words", "Words and phrases"),
        ("links", "Links"),
        ("rate", "How much one says"),
        ("newcomers", "People who have just come"),
    ];

    public static readonly (string Value, string Text)[] Actions =
    [
        ("block", "Block: refuse it"),
        ("hold", "Hold: wait for a moderator"),
        ("flag", "Flag: let it through and note it down"),
    ];

    public static readonly (string Value, string Text)[] Policies =
    [
        ("any", "Every link"),
        ("listed", "Links to these domains"),
        ("unlisted", "Links to anywhere else than these domains"),
    ];

    public static readonly (string Value, string Text)[] Limits =
    [
        ("everything", "Every message"),
        ("links", "Messages with links"),
        ("files", "Messages with files"),
        ("rate", "Too many messages"),
    ];

    /// <summary>What is done, in a word.</summary>
    public static string Of(RuleAction action) =>
        action switch
        {
            RuleAction.Block => "Blocked",
            RuleAction.Hold => "Held",
            _ => "Flagged",
        };

    /// <summary>How bad that is.</summary>
    public static ChipTone Tone(RuleAction action) =>
        action switch
        {
            RuleAction.Block => ChipTone.Bad,
            RuleAction.Hold => ChipTone.Doubtful,
            _ => ChipTone.Accent,
        };

    /// <summary>What a rule looks for, in a sentence.</summary>
    public static string Of(RuleDefinition rule) =>
        rule.Kind switch
        {
            RuleKind.Words =>
                $"{Count(rule.Words?.Length ?? 0, "word")}, {(rule.Anywhere ? "also within others" : "by themselves")}",
            RuleKind.Links when rule.Links == LinkPolicy.Any => "Every link",
            RuleKind.Links when rule.Links == LinkPolicy.Listed =>
                $"Links to {Count(rule.Domains?.Length ?? 0, "domain")}",
            RuleKind.Links => $"Links to anywhere but {Count(rule.Domains?.Length ?? 0, "domain")}",
            RuleKind.Rate =>
                $"More than {Count(rule.Count ?? 0, rule.SameText ? "same message" : "message")} in {rule.Seconds} s",
            _ => $"New for less than {Count(rule.NewHours ?? 0, "hour")}: "
                + rule.Limit switch
                {
                    NewcomerLimit.Links => "links",
                    NewcomerLimit.Files => "files",
                    NewcomerLimit.Rate => $"more than {Count(rule.Count ?? 0, "message")} in {rule.Seconds} s",
                    _ => "everything",
                },
        };

    private static string Count(int count, string what) => $"{count:N0} {what}{(count == 1 ? "" : "s")}";
}
