using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Moderation.Rules.Matching;

/// <summary>What somebody is about to say, as rules look at it.</summary>
/// <param name="SenderId">Who.</param>
/// <param name="ClientId">Under which the device knows it; counts once.</param>
/// <param name="Text">What.</param>
/// <param name="HasFiles">Files go with it.</param>
/// <param name="Counts">It is one more message; an edit is not.</param>
internal sealed record Utterance(Guid SenderId, Guid ClientId, string Text, bool HasFiles, bool Counts = true)
{
    /// <summary>The text as it is compared.</summary>
    public string Folded => field ??= FoldedText.Fold(Text);

    /// <summary>There is a link in it.</summary>
    public bool HasLinks => Links.In(Text).Count > 0;
}
