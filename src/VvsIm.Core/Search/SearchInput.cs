using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Search;

/// <summary>What a request asks for, checked.</summary>
internal sealed record SearchInput(SearchQuery Query, SearchSort Sort, SearchCursor? Cursor, int Size, int UtcOffset)
{
    private const int DayMinutes = 24 * 60;

    /// <summary>Checks a request; a refusal when something is wrong with it.</summary>
    public static ProblemHttpResult? Check(SearchParameters asked, out SearchInput input)
    {
        input = new(
            new([]),
            SearchSort.Relevant,
            null,
            asked.Limit ?? Limits.DefaultSearchPageSize,
            asked.UtcOffset ?? 0
        );
        if (input.Size < 1)
            return Refusal.Invalid("limit", "At least 1.");
        if (input.Size > Limits.SearchPageSize)
            return Refusal.LimitExceeded("limit", nameof(Limits.SearchPageSize), Limits.SearchPageSize);
        if (input.UtcOffset is < -DayMinutes or > DayMinutes)
            return Refusal.Invalid("utcOffset", "Minutes by which your clock is ahead of UTC, at most a day.");
        if (asked.Sort is { Length: > 0 } sort)
        {
            if (!Enum.TryParse(sort, ignoreCase: true, out SearchSort order) || !Enum.IsDefined(order))
                return Refusal.Invalid("sort", "Either newest or relevant.");
            input = input with { Sort = order };
        }
        if (asked.Cursor is { Length: > 0 } cursor)
        {
            if (SearchCursor.TryParse(cursor) is not { } place)
                return Refusal.Invalid("cursor", "This cursor is not one of ours.");
            input = input with { Cursor = place };
        }
        return CheckQuery(asked, ref input);
    }

    private static ProblemHttpResult? CheckQuery(SearchParameters asked, ref SearchInput input)
    {
        if (asked.Q?.Length > Limits.QueryLength)
            return Refusal.LimitExceeded("q", nameof(Limits.QueryLength), Limits.QueryLength);
        if (asked.Q is not null && !PlainText.IsStorable(asked.Q))
            return Refusal.Invalid("q", "This is not text.");
        var query = SearchQuery.Parse(asked.Q ?? "");
        foreach (var (name, kind, value) in asked.Operators.Where(one => !string.IsNullOrWhiteSpace(one.Value)))
        {
            if (value!.Length > Limits.QueryLength)
                return Refusal.LimitExceeded(name, nameof(Limits.QueryLength), Limits.QueryLength);
            // Read as if it were typed, so that both ways take the same values.
            if (SearchQuery.Parse($"{name}:\"{value}\"").Parts is not [{ } part] || part.Kind != kind)
                return Refusal.Invalid(name, $"This is nothing that {name} takes.");
            query = query.With(part);
        }
        input = input with { Query = query };
        if (query.Parts.Count > Limits.SearchParts)
            return Refusal.LimitExceeded("q", nameof(Limits.SearchParts), Limits.SearchParts);
        return query.Parts.All(part => part.Not) ? Refusal.Invalid("q", "Say what to look for.") : null;
    }
}

/// <summary>A request as it came.</summary>
internal sealed record SearchParameters(
    string? Q,
    string? Sort,
    string? Cursor,
    int? Limit,
    int? UtcOffset,
    IReadOnlyList<(string Name, SearchPartKind Kind, string? Value)> Operators
);
