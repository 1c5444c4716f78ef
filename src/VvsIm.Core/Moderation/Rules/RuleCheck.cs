using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Search;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>What a rule must be like.</summary>
internal static class RuleCheck
{
    /// <summary>A refusal that names the first field that will not do; null when all of them will.</summary>
    public static ProblemHttpResult? Check(RuleRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return Refusal.Invalid("name", "Give the rule a name.");
        if (request.Name.Trim().Length > Limits.RuleNameLength)
            return Refusal.LimitExceeded("name", nameof(Limits.RuleNameLength), Limits.RuleNameLength);
        if (!PlainText.IsStorable(request.Name) || request.Name.Any(char.IsControl))
            return Refusal.Invalid("name", "Leave out control characters.");
        if (request.Enabled is null)
            return Refusal.Invalid("enabled", "Say whether it is on.");
        if (request.Definition is not { } definition)
            return Refusal.Invalid("definition", "Say what it looks for.");
        if (!Enum.IsDefined(definition.Kind) || !Enum.IsDefined(definition.Action))
            return Refusal.Invalid("definition", "There is no such kind, or no such action.");
        if (definition.Message?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("message", nameof(Limits.ReasonLength), Limits.ReasonLength);
        if (!PlainText.IsStorable(definition.Message))
            return Refusal.Invalid("message", "This is not text.");
        return definition.Kind switch
        {
            RuleKind.Words => CheckWords(definition.Words),
            RuleKind.Links => CheckLinks(definition),
            RuleKind.Rate => CheckRate(definition),
            _ => CheckNewcomers(definition),
        };
    }

    /// <summary>As it is stored: without what belongs to other kinds, nothing twice.</summary>
    public static RuleDefinition Stored(RuleDefinition definition)
    {
        var bare = new RuleDefinition(
            definition.Kind,
            definition.Action,
            string.IsNullOrWhiteSpace(definition.Message) ? null : definition.Message.Trim()
        );
        return definition.Kind switch
        {
            RuleKind.Words => bare with
            {
                Words = [.. definition.Words!.Select(word => word.Trim()).Distinct()],
                Anywhere = definition.Anywhere,
            },
            RuleKind.Links => bare with
            {
                Links = definition.Links,
                Domains =
                    definition.Links == LinkPolicy.Any
                        ? null
                        : [.. definition.Domains!.Select(domain => domain.Trim().ToLowerInvariant()).Distinct()],
            },
            RuleKind.Rate => bare with
            {
                Count = definition.Count,
                Seconds = definition.Seconds,
                SameText = definition.SameText,
            },
            _ => bare with
            {
                NewHours = definition.NewHours,
                Limit = definition.Limit,
                Count = definition.Limit == NewcomerLimit.Rate ? definition.Count : null,
                Seconds = definition.Limit == NewcomerLimit.Rate ? definition.Seconds : null,
            },
        };
    }

    private static ProblemHttpResult? CheckWords(string[]? words)
    {
        if (words is null or [])
            return Refusal.Invalid("words", "Name at least one word.");
        if (words.Length > Limits.RuleWords)
            return Refusal.LimitExceeded("words", nameof(Limits.RuleWords), Limits.RuleWords);
        if (Array.Exists(words, word => word?.Length > Limits.RuleWordLength))
            return Refusal.LimitExceeded("words", nameof(Limits.RuleWordLength), Limits.RuleWordLength);
        // What folds to nothing, such as an accent by itself, would be found everywhere, or nowhere.
        return Array.Exists(
            words,
            word => !PlainText.IsStorable(word) || string.IsNullOrWhiteSpace(FoldedText.Fold(word ?? ""))
        )
            ? Refusal.Invalid("words", "Each word must have letters, digits or signs of its own.")
            : null;
    }

    private static ProblemHttpResult? CheckLinks(RuleDefinition definition)
    {
        if (!Enum.IsDefined(definition.Links))
            return Refusal.Invalid("links", "Say which links.");
        if (definition.Links == LinkPolicy.Any)
            return null;
        if (definition.Domains is null or [])
            return Refusal.Invalid("domains", "Name at least one domain.");
        if (definition.Domains.Length > Limits.RuleDomains)
            return Refusal.LimitExceeded("domains", nameof(Limits.RuleDomains), Limits.RuleDomains);
        return Array.Find(definition.Domains, domain => domain is null || !IsDomain(domain.Trim())) is { } wrong
                ? Refusal.Invalid("domains", $"{wrong} is no domain, such as example.com.")
            : Array.Exists(definition.Domains, domain => domain is null)
                ? Refusal.Invalid("domains", "Name each domain.")
            : null;
    }

    private static bool IsDomain(string domain) =>
        domain.Length is > 0 and <= Limits.DomainLength
        && !domain.StartsWith('.')
        && !domain.EndsWith('.')
        && !domain.Contains("..", StringComparison.Ordinal)
        && domain.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-');

    private static ProblemHttpResult? CheckRate(RuleDefinition definition)
    {
        if (definition.Count is not > 0)
            return Refusal.Invalid("count", "At least 1.");
        if (definition.Count > Limits.RuleCount)
            return Refusal.LimitExceeded("count", nameof(Limits.RuleCount), Limits.RuleCount);
        if (definition.Seconds is not > 0)
            return Refusal.Invalid("seconds", "At least 1.");
        return definition.Seconds > Limits.RuleSeconds
            ? Refusal.LimitExceeded("seconds", nameof(Limits.RuleSeconds), Limits.RuleSeconds)
            : null;
    }

    private static ProblemHttpResult? CheckNewcomers(RuleDefinition definition)
    {
        if (definition.NewHours is not > 0)
            return Refusal.Invalid("newHours", "At least 1.");
        if (definition.NewHours > Limits.RuleNewHours)
            return Refusal.LimitExceeded("newHours", nameof(Limits.RuleNewHours), Limits.RuleNewHours);
        if (!Enum.IsDefined(definition.Limit))
            return Refusal.Invalid("limit", "Say what it finds.");
        return definition.Limit == NewcomerLimit.Rate ? CheckRate(definition) : null;
    }
}
