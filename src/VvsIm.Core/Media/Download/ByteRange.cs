using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace VvsIm.Core.Media.Download;

/// <summary>A piece of a file.</summary>
/// <param name="From">The first byte.</param>
/// <param name="Length">How many; 0 if the piece that was asked for begins behind the end.</param>
internal readonly record struct ByteRange(long From, long Length)
{
    /// <summary>
    /// The piece that is asked for; null for the whole: also when several pieces are, or when a piece is wanted of what the file is not any more
    /// (<c>If-Range</c>).
    /// </summary>
    public static ByteRange? Of(HttpRequest request, long size, EntityTagHeaderValue tag)
    {
        var headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges.Count: 1 } wanted)
            return null;
        if (wanted.Unit != "bytes" || !IsOf(request, headers.IfRange, tag))
            return null;
        return wanted.Ranges.Single() switch
        {
            { From: { } from } when from >= size => new(0, 0),
            { From: { } from, To: { } to } => new(from, Math.Min(to, size - 1) - from + 1),
            { From: { } from } => new(from, size - from),
            { To: 0 } => new(0, 0),
            { To: { } last } => new(Math.Max(0, size - last), Math.Min(last, size)),
            _ => null,
        };
    }

    private static bool IsOf(HttpRequest request, RangeConditionHeaderValue? condition, EntityTagHeaderValue tag)
    {
        if (!request.Headers.ContainsKey(HeaderNames.IfRange))
            return true;
        return condition?.EntityTag is { } held && held.Compare(tag, useStrongComparison: true);
    }
}
