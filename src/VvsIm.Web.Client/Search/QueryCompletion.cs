using System.Globalization;
using VvsIm.Contracts.Search;

namespace VvsIm.Web.Client.Search;

/// <summary>One way to go on with what is being typed.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Text">The whole query with it.</param>
/// <param name="Detail">What it means.</param>
public sealed record QueryChoice(string Label, string Text, string? Detail = null);

/// <summary>How the last word of a query may go on: the names of operators, and what they take.</summary>
public static class QueryCompletion
{
    private const int Most = 7;

    private static readonly (string Name, string Meaning)[] Operators =
    [
        ("from:", "said by a person"),
        ("in:", "in a conversation"),
        ("has:", "with a file, a picture, a link, code, a reaction or a pin"),
        ("is:", "in a thread, or pinned"),
        ("before:", "before a day"),
        ("after:", "after a day"),
    ];

    /// <summary>What may come next; nothing where plain words are typed.</summary>
    /// <param name="text">As far as it is typed.</param>
    /// <param name="people">Names of people, the likeliest first.</param>
    /// <param name="places">Names of conversations, the likeliest first.</param>
    /// <param name="today">The person's own day.</param>
    public static IReadOnlyList<QueryChoice> Of(
        string text,
        IEnumerable<string> people,
        IEnumerable<string> places,
        DateOnly today
    )
    {
        var begin = LastBegin(text);
        var (head, last) = (text[..begin], text[begin..]);
        var colon = last.IndexOf(':');
        if (colon < 0)
            return last.Length < 2
                ? []
                :
                [
                    .. Operators
                        .Where(one => one.Name.StartsWith(last, StringComparison.OrdinalIgnoreCase))
                        .Select(one => new QueryChoice(one.Name, head + one.Name, one.Meaning)),
                ];
        if (!SearchPart.Operators.TryGetValue(last[..colon], out var kind))
            return [];
        var typed = last[(colon + 1)..].Trim('"');
        return kind switch
        {
            SearchPartKind.From => Named(people.Prepend(SearchPart.Me)),
            SearchPartKind.In => Named(places),
            SearchPartKind.Has => Named(SearchPart.HasValues),
            SearchPartKind.Is => Named(SearchPart.IsValues),
            _ =>
            [
                .. Days(today)
                    .Select(day => Choice(day.Label, Iso(day.Day)))
                    .Where(choice => choice.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase)),
            ],
        };

        IReadOnlyList<QueryChoice> Named(IEnumerable<string> names) =>
            [
                .. names
                    .Where(name => !name.Contains('"'))
                    .Select(name => (name, score: FuzzyMatch.Score(name, typed)))
                    .Where(one => one.score > 0)
                    .OrderByDescending(one => one.score)
                    .Select(one => Choice(one.name, one.name))
                    .Distinct()
                    .Take(Most),
            ];

        QueryChoice Choice(string label, string value) => new(label, $"{head}{new SearchPart(kind, value)} ");
    }

    /// <summary>The days that are offered.</summary>
    private static IEnumerable<(string Label, DateOnly Day)> Days(DateOnly today) =>
        [
            ("Today", today),
            ("Yesterday", today.AddDays(-1)),
            ("A week ago", today.AddDays(-7)),
            ("A month ago", today.AddMonths(-1)),
            ("A year ago", today.AddYears(-1)),
        ];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Where the last word begins; spaces within quotes do not end one.
    private static int LastBegin(string text)
    {
        var (begin, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '"')
                quoted = !quoted;
            else if (char.IsWhiteSpace(text[at]) && !quoted)
                begin = at + 1;
        return begin;
    }
}
