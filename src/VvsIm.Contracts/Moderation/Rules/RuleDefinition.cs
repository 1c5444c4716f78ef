using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Moderation.Rules;

/// <summary>What a rule looks for, and what it does then. What belongs to another kind is passed over.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Action">What it does when it finds something.</param>
/// <param name="Message">What the author is told; null: the words that every rule of the kind has. At most <see cref="Limits.ReasonLength"/> characters.</param>
/// <param name="Words">
/// <see cref="RuleKind.Words"/>: words and phrases, compared as the search compares: whatever their case, accents or width. At most
/// <see cref="Limits.RuleWords"/>, each at most <see cref="Limits.RuleWordLength"/> characters.
/// </param>
/// <param name="Anywhere"><see cref="RuleKind.Words"/>: also within other words.</param>
/// <param name="Links"><see cref="RuleKind.Links"/>: which links it finds.</param>
/// <param name="Domains">
/// <see cref="RuleKind.Links"/>: domains; one stands for its subdomains too. At most <see cref="Limits.RuleDomains"/>.
/// </param>
/// <param name="Count">
/// <see cref="RuleKind.Rate"/> and <see cref="NewcomerLimit.Rate"/>: messages of one person that are let through, 1 to <see cref="Limits.RuleCount"/>.
/// </param>
/// <param name="Seconds">In so many seconds, 1 to <see cref="Limits.RuleSeconds"/>.</param>
/// <param name="SameText"><see cref="RuleKind.Rate"/>: only messages of the same text are counted.</param>
/// <param name="NewHours">
/// <see cref="RuleKind.Newcomers"/>: whose account or membership is younger than so many hours, 1 to <see cref="Limits.RuleNewHours"/>.
/// </param>
/// <param name="Limit"><see cref="RuleKind.Newcomers"/>: what it finds of theirs.</param>
public sealed record RuleDefinition(
    RuleKind Kind,
    RuleAction Action,
    string? Message = null,
    string[]? Words = null,
    bool Anywhere = false,
    LinkPolicy Links = LinkPolicy.Any,
    string[]? Domains = null,
    int? Count = null,
    int? Seconds = null,
    bool SameText = false,
    int? NewHours = null,
    NewcomerLimit Limit = NewcomerLimit.Everything
);

/// <summary>What a rule looks at.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>Words and phrases.</summary>
    Words,

    /// <summary>Where links lead.</summary>
    Links,

    /// <summary>How much one person says.</summary>
    Rate,

    /// <summary>What people do who have just come.</summary>
    Newcomers,
}

/// <summary>What a rule does.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RuleAction>))]
public enum RuleAction
{
    /// <summary>Lets the message through, and reports it to the moderators.</summary>
    Flag,

    /// <summary>Keeps the message until a moderator has looked at it.</summary>
    Hold,

    /// <summary>Refuses the message, and tells its author.</summary>
    Block,
}

/// <summary>Which links a rule finds.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LinkPolicy>))]
public enum LinkPolicy
{
    /// <summary>Every link.</summary>
    Any,

    /// <summary>Links to the domains of its list, and their names written plainly.</summary>
    Listed,

    /// <summary>Links to anywhere but the domains of its list.</summary>
    Unlisted,
}

/// <summary>What a rule finds of people who have just come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NewcomerLimit>))]
public enum NewcomerLimit
{
    /// <summary>Every message.</summary>
    Everything,

    /// <summary>Messages with links.</summary>
    Links,

    /// <summary>Messages with files.</summary>
    Files,

    /// <summary>More messages than <see cref="RuleDefinition.Count"/> in <see cref="RuleDefinition.Seconds"/>.</summary>
    Rate,
}
