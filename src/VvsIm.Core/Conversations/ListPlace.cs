using System.Globalization;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Core.Conversations;

/// <summary>Where a conversation stands in its member's list, as the cursor of a page spells it.</summary>
/// <param name="Archived">1 for what was put away, which comes last.</param>
/// <param name="Pin">Its place among the pinned ones; all others share <see cref="Unpinned"/>.</param>
/// <param name="ActiveAt">Within one place the newest is first.</param>
internal sealed record ListPlace(int Archived, int Pin, DateTimeOffset ActiveAt)
{
    /// <summary>The place of those that are not pinned.</summary>
    public const int Unpinned = int.MaxValue;

    /// <summary>Null for what is no place.</summary>
    public static ListPlace? TryParse(string text) =>
        text.Split('.') is [var archived, var pin, var time]
        && int.TryParse(archived, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
        && int.TryParse(pin, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new(last, place, new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;

    /// <summary>The place of a conversation.</summary>
    public static ListPlace Of(Conversation conversation) =>
        new(conversation.PutAway ? 1 : 0, conversation.PinOrder ?? Unpinned, conversation.ActiveAt);

    /// <inheritdoc />
    public override string ToString() => $"{Archived}.{Pin}.{ActiveAt.UtcTicks}";
}
