namespace VvsIm.Core.Search.Sweeping;

/// <summary>
/// A place in the order in which messages are looked through, the newest first. Two messages never share one, and none ever moves, so
/// whoever goes on behind one neither meets a message twice nor misses one that was there.
/// </summary>
/// <param name="Segment">Of the index.</param>
/// <param name="At">When the message was said, UTC.</param>
/// <param name="ConversationId">Of the message.</param>
/// <param name="Seq">Of the message.</param>
internal readonly record struct Place(long Segment, DateTime At, Guid ConversationId, long Seq)
{
    /// <summary>Before everything in this segment and what is older. The end of the calendar is PostgreSQL's infinity.</summary>
    public static Place Top(long segment) => new(segment, DateTime.MaxValue, Guid.Empty, 0);
}
