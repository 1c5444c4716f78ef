using System.Buffers.Text;
using System.Globalization;
using System.Text;
using VvsIm.Core.Search.Sweeping;

namespace VvsIm.Core.Search;

/// <summary>
/// Where the next page goes on. The newest first: after a place. By relevance: within the messages after a place that are ranked together,
/// behind a score; the place stays the same, so what is said meanwhile moves nothing.
/// </summary>
/// <param name="From">The place.</param>
/// <param name="Behind">The score of the last message shown, and its id; null at the beginning of what is ranked together.</param>
internal sealed record SearchCursor(Place From, (long Score, Guid Id)? Behind)
{
    /// <summary>Reads one; null if it is not one of ours.</summary>
    public static SearchCursor? TryParse(string cursor)
    {
        if (cursor.Length > 400 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ');
        if (
            parts.Length is not (4 or 6)
            || !Number(parts[0], out var segment)
            || !Number(parts[1], out var ticks)
            || ticks < 0
            || ticks > DateTime.MaxValue.Ticks
            || !Guid.TryParse(parts[2], out var conversation)
            || !Number(parts[3], out var seq)
        )
            return null;
        var from = new Place(segment, new DateTime(ticks, DateTimeKind.Utc), conversation, seq);
        if (parts.Length == 4)
            return new(from, null);
        return Number(parts[4], out var score) && Guid.TryParse(parts[5], out var id) ? new(from, (score, id)) : null;
    }

    /// <summary>Spells it.</summary>
    public override string ToString()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{From.Segment} {From.At.Ticks} {From.ConversationId} {From.Seq}"
        );
        if (Behind is { } behind)
            text += string.Create(CultureInfo.InvariantCulture, $" {behind.Score} {behind.Id}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
