using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>Part of a channel's history, as asked for.</summary>
internal sealed record HistoryPage(StreamPosition Top, IReadOnlyList<PastPublication> Publications)
{
    /// <summary>Without a limit only the position is told; a negative one means all. Null: that position is unknown here.</summary>
    public static HistoryPage? Of(Channel channel, HistoryCommand asked)
    {
        var (top, kept) = channel.Past(asked.Reverse ? null : asked.Since);
        if (kept is null)
            return null;
        var publications = asked.Reverse
            ? kept.Where(publication => asked.Since is not { } since || publication.Offset < since.Offset).Reverse()
            : kept;
        return new HistoryPage(top, [.. asked.Limit < 0 ? publications : publications.Take(asked.Limit)]);
    }
}

internal static class HistoryPageJson
{
    public static void History(this Utf8JsonWriter json, HistoryPage page)
    {
        if (page.Publications.Count > 0)
            json.Publications(page.Publications, epoch: null);
        json.Position(page.Top);
    }
}
