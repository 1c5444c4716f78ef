using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Retention;

/// <summary>
/// Retention has removed old messages for good; their numbers are not given out again. On <c>conv:</c>, and on <c>usr:</c> of every member.
/// </summary>
public sealed record MessagesPurged : ConversationEvent
{
    /// <summary>Which.</summary>
    public required PurgedRange Range { get; init; }

    /// <summary>Everything older than this was meant to go.</summary>
    public required DateTimeOffset Before { get; init; }

    /// <summary>After how many days messages go there.</summary>
    public required int Days { get; init; }
}

/// <summary>A stretch of messages that were removed.</summary>
/// <param name="First">The first seq of it.</param>
/// <param name="Last">The last seq of it.</param>
/// <param name="Kept">Those in it that stay: of threads in which something newer was said. Ascending, at most 100.</param>
public sealed record PurgedRange(long First, long Last, long[] Kept)
{
    /// <summary>Whether the message of this number is gone.</summary>
    public bool Contains(long seq) => seq >= First && seq <= Last && Array.BinarySearch(Kept, seq) < 0;
}
