using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Moderation.Rules.Matching;

/// <summary>A rule, ready to be asked: made once per version, asked for every message.</summary>
internal sealed class CompiledRule
{
    private readonly RuleDefinition definition;
    private readonly WordMatcher? words;
    private readonly LinkMatcher? links;

    public CompiledRule(Guid id, string name, RuleDefinition definition)
    {
        (Id, Name, this.definition) = (id, name, definition);
        if (definition.Kind == RuleKind.Words)
            words = new((definition.Words ?? []).Select(word => FoldedText.Fold(word).Trim()), definition.Anywhere);
        if (definition.Kind == RuleKind.Links)
            links = new(definition.Links, definition.Domains ?? []);
    }

    public Guid Id { get; }
    public string Name { get; }
    public RuleAction Action => definition.Action;

    /// <summary>What the author is told.</summary>
    public string Message =>
        definition.Message
        ?? definition.Kind switch
        {
            RuleKind.Words => "This message has words that are not wanted here.",
            RuleKind.Links => "This message has a link that is not wanted here.",
            RuleKind.Rate when definition.SameText => "You have said this often enough for now.",
            RuleKind.Rate => "You are sending too many messages. Wait a moment.",
            _ => "You have just come here; some things are possible only after a while.",
        };

    /// <summary>It concerns only those who have come less than so long ago; null: everybody.</summary>
    public TimeSpan? Newness =>
        definition.Kind == RuleKind.Newcomers ? TimeSpan.FromHours(definition.NewHours ?? 0) : null;

    /// <summary>
    /// What it finds; null for nothing. Whether the sender has just come is asked before. A limit of how much one says is counted by this, so it is
    /// asked last, and only where it may count.
    /// </summary>
    public IReadOnlyList<string>? Find(Utterance said, RateMeter? meter)
    {
        var found = definition.Kind switch
        {
            RuleKind.Words => words!.In(said.Folded, Limits.RuleFound),
            RuleKind.Links => links!.In(said.Text, said.Folded, Limits.RuleFound),
            RuleKind.Rate => IsTooMany(said, meter) ? [$"more than {definition.Count} in {definition.Seconds} s"] : [],
            _ => FindOfNewcomer(said, meter),
        };
        return found.Count == 0 ? null : found;
    }

    private IReadOnlyList<string> FindOfNewcomer(Utterance said, RateMeter? meter) =>
        definition.Limit switch
        {
            NewcomerLimit.Links => said.HasLinks ? ["a link"] : [],
            NewcomerLimit.Files => said.HasFiles ? ["a file"] : [],
            NewcomerLimit.Rate => IsTooMany(said, meter)
                ? [$"more than {definition.Count} in {definition.Seconds} s"]
                : [],
            _ => ["a newcomer"],
        };

    private bool IsTooMany(Utterance said, RateMeter? meter) =>
        said.Counts
        && meter is not null
        && meter.IsTooMany(
            Id,
            said.SenderId,
            said.ClientId,
            definition.SameText ? string.GetHashCode(said.Folded, StringComparison.Ordinal) : 0,
            definition.Count ?? int.MaxValue,
            definition.Seconds ?? 1
        );
}
