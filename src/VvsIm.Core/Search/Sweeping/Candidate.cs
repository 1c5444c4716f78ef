using VvsIm.Contracts.Media;
using VvsIm.Core.Search.Matching;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>A message that the index pointed to, as it is now.</summary>
/// <param name="Place">Where in the order.</param>
/// <param name="Id">Its id.</param>
/// <param name="SenderId">Who said it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Files">Its files; null for none.</param>
/// <param name="CreatedAt">When it was said.</param>
/// <param name="EditedAt">When it was last changed.</param>
/// <param name="ThreadSeq">The thread it stands in.</param>
/// <param name="Replies">Replies to it.</param>
internal sealed record Candidate(
    Place Place,
    Guid Id,
    Guid SenderId,
    string Text,
    Attachment[]? Files,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    long? ThreadSeq,
    int Replies
)
{
    /// <summary>What it is found by.</summary>
    public string Words => MessageWords.Of(Text, Files);

    /// <summary>How well it fits; set when it was compared.</summary>
    public double Quality { get; init; }
}
