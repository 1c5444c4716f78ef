using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Search;

/// <summary>Messages that were found.</summary>
public sealed record SearchPage
{
    /// <summary>At most <see cref="Limits.SearchPageSize"/>. A page may be short, or empty, while there are more.</summary>
    public required SearchHit[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c>, with the same query, for the next page; null when all has been looked at.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How far back has been looked when there are more; null when all has been.</summary>
    public DateTimeOffset? LookedBackTo { get; init; }

    /// <summary>The conversations of the items, also those that are not in the reader's list.</summary>
    public required FoundConversation[] Conversations { get; init; }

    /// <summary>The people whom items and conversations name.</summary>
    public required User[] Users { get; init; }
}

/// <summary>One message that was found.</summary>
public sealed record SearchHit
{
    /// <summary>The message's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it was said.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>Its number there.</summary>
    public required long Seq { get; init; }

    /// <summary>The message whose thread it stands in; null for one in the conversation itself.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>Replies in its own thread.</summary>
    public int Replies { get; init; }

    /// <summary>Who said it.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed; null for never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The part of its text to show.</summary>
    public required Snippet Snippet { get; init; }
}

/// <summary>A part of a text on one line, with mentions by name, and what in it was looked for.</summary>
/// <param name="Text">Plain text, never markup.</param>
/// <param name="Matches">In order, not overlapping.</param>
/// <param name="CutBefore">There is more of the message before it.</param>
/// <param name="CutAfter">There is more of the message after it.</param>
public sealed record Snippet(string Text, TextRange[] Matches, bool CutBefore = false, bool CutAfter = false);

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
public readonly record struct TextRange(int Offset, int Length);

/// <summary>A conversation in which something was found.</summary>
public sealed record FoundConversation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is.</summary>
    public required ConversationKind Kind { get; init; }

    /// <summary>Its title; null for a direct one.</summary>
    public string? Title { get; init; }

    /// <summary>The other person of a direct one.</summary>
    public Guid? PeerId { get; init; }
}
