namespace VvsIm.Contracts.Search;

/// <summary>One word, phrase or operator of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The words, or what stands after the operator's colon, without quotes.</param>
/// <param name="Exact">Written in quotes: the words in this order.</param>
/// <param name="Not">Written with a minus: messages without it.</param>
public sealed record SearchPart(SearchPartKind Kind, string Value, bool Exact = false, bool Not = false)
{
    /// <summary>The value of <c>from:</c> that stands for oneself.</summary>
    public const string Me = "me";

    /// <summary>What <c>has:</c> takes.</summary>
    public static readonly IReadOnlyList<string> HasValues = ["link", "file", "picture", "code", "reaction", "pin"];

    /// <summary>What <c>is:</c> takes.</summary>
    public static readonly IReadOnlyList<string> IsValues = ["thread", "pinned"];

    /// <summary>The operators as they are typed.</summary>
    public static readonly IReadOnlyDictionary<string, SearchPartKind> Operators = new Dictionary<
        string,
        SearchPartKind
    >(StringComparer.OrdinalIgnoreCase)
    {
        ["from"] = SearchPartKind.From,
        ["in"] = SearchPartKind.In,
        ["has"] = SearchPartKind.Has,
        ["is"] = SearchPartKind.Is,
        ["before"] = SearchPartKind.Before,
        ["after"] = SearchPartKind.After,
    };

    /// <summary>The day of <c>before:</c> or <c>after:</c>; null if it is none.</summary>
    public static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) && day.Year is > 1 and < 9999 ? day : null;

    /// <summary>As it is typed.</summary>
    public override string ToString() =>
        Kind == SearchPartKind.Text
            ? (Not ? "-" : "") + (Exact ? $"\"{Value}\"" : Value)
            : $"{Kind.ToString().ToLowerInvariant()}:{(Value.Any(char.IsWhiteSpace) ? $"\"{Value}\"" : Value)}";
}

/// <summary>What a part of a query is.</summary>
public enum SearchPartKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Said by: a user id, a name, or <see cref="SearchPart.Me"/>.</summary>
    From,

    /// <summary>Said in: a conversation's id or title.</summary>
    In,

    /// <summary>One of <see cref="SearchPart.HasValues"/>.</summary>
    Has,

    /// <summary>One of <see cref="SearchPart.IsValues"/>.</summary>
    Is,

    /// <summary>Before this day begins, as <c>2026-01-31</c>.</summary>
    Before,

    /// <summary>After this day has ended.</summary>
    After,
}
