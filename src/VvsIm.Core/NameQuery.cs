using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core;

/// <summary>What a request for a list by name asks for: part of a name, where to go on, how many.</summary>
/// <param name="Text">Part of a name, trimmed; null for all.</param>
/// <param name="AfterName">The sort key of the last item of the page before; null for the first page.</param>
/// <param name="AfterId">The id of that item.</param>
/// <param name="Size">At most so many.</param>
internal sealed record NameQuery(string? Text, string? AfterName, Guid AfterId, int Size)
{
    /// <summary>The text as a pattern for <c>ILIKE</c>, where it stands for itself.</summary>
    public string? Pattern => Text is null ? null : Like.Escape(Text);

    /// <summary>A refusal of the first part that will not do; null when all of them will.</summary>
    public static ProblemHttpResult? Check(string? query, string? cursor, int? limit, out NameQuery wanted)
    {
        wanted = null!;
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (CheckText(query) is { } noText)
            return noText;
        if (!Paging.TryParse(cursor, out var afterName, out var afterId))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");
        wanted = new(query?.Trim(), afterName, afterId, size);
        return null;
    }

    /// <summary>A refusal when this cannot be part of a name; null when it can, or is not given.</summary>
    public static ProblemHttpResult? CheckText(string? query)
    {
        if (query?.Length > Limits.QueryLength)
            return Refusal.LimitExceeded("query", nameof(Limits.QueryLength), Limits.QueryLength);
        return query is null || PlainText.IsStorable(query) ? null : Refusal.Invalid("query", "This is not text.");
    }
}
