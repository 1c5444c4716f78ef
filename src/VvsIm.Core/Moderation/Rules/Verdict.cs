using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>What the rules say of a message.</summary>
/// <param name="Deciding">The rule that blocks or holds it; null: it goes through.</param>
/// <param name="Flags">Rules that report it, where it goes through.</param>
internal sealed record Verdict(CompiledRule? Deciding, IReadOnlyList<CompiledRule> Flags)
{
    /// <summary>Nobody minds.</summary>
    public static readonly Verdict Fine = new(null, []);

    public bool Blocks => Deciding?.Action == RuleAction.Block;

    public bool Holds => Deciding?.Action == RuleAction.Hold;
}
