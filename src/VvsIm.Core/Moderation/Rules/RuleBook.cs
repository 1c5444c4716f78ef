using System.Collections.Frozen;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>The rules that are on, by workspace and in their order, as this node knows them: kept up to date by <see cref="RuleWatch"/>.</summary>
internal sealed class RuleBook
{
    private volatile FrozenDictionary<Guid, CompiledRule[]> rules = FrozenDictionary<Guid, CompiledRule[]>.Empty;

    /// <summary>Nobody has any.</summary>
    public bool IsEmpty => rules.Count == 0;

    /// <summary>Those of a workspace.</summary>
    public IReadOnlyList<CompiledRule> Of(Guid workspaceId) => rules.GetValueOrDefault(workspaceId, []);

    /// <summary>From now on these, and no others.</summary>
    public void Replace(IReadOnlyDictionary<Guid, CompiledRule[]> now) => rules = now.ToFrozenDictionary();
}
