using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core;

/// <summary>Keyset paging: a cursor is the sort key of the last item, opaque to clients.</summary>
internal static class Paging
{
    /// <summary>The page size asked for, within the limits; a refusal when outside.</summary>
    public static ProblemHttpResult? CheckLimit(int? limit, out int size)
    {
        size = limit ?? Limits.DefaultPageSize;
        if (size < 1)
            return Refusal.Invalid("limit", "At least 1.");
        return size > Limits.PageSize ? Refusal.LimitExceeded("limit", nameof(Limits.PageSize), Limits.PageSize) : null;
    }

    /// <summary>A refusal of an offset that cannot be; null when it can.</summary>
    public static ProblemHttpResult? CheckOffset(int offset) =>
        offset < 0 ? Refusal.Invalid("offset", "At least 0.") : null;

    /// <summary>A page out of one row more than it holds, which tells whether there is a next one.</summary>
    public static Page<T> Cut<T>(List<T> rows, int size, Func<T, string> cursor) =>
        rows.Count <= size
            ? new() { Items = [.. rows] }
            : new() { Items = [.. rows[..size]], NextCursor = cursor(rows[size - 1]) };

    /// <summary>Spells a cursor.</summary>
    public static string Cursor(string key, Guid id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{key}"));

    /// <summary>Reads a cursor; no cursor is the beginning.</summary>
    public static bool TryParse(string? cursor, out string? key, out Guid id)
    {
        (key, id) = (null, default);
        if (string.IsNullOrEmpty(cursor))
            return true;
        if (cursor.Length > 2_000 || !Base64Url.IsValid(cursor))
            return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        if (text.Length < 32 || !Guid.TryParseExact(text.AsSpan(0, 32), "N", out id) || !PlainText.IsStorable(text))
            return false;
        key = text[32..];
        return true;
    }
}
