using System.Text;
using VvsIm.Contracts.Search;
using VvsIm.Core.Search.Indexing;

namespace VvsIm.Core.Search.Matching;

/// <summary>The words that are looked for, compared with a text itself: the last word on whether it is found.</summary>
internal sealed class Terms
{
    private const int Shown = 50;

    private readonly string[] wanted;
    private readonly string[] unwanted;
    private readonly string inOrder;

    public Terms(SearchQuery query)
    {
        wanted = Folded(query, not: false);
        unwanted = Folded(query, not: true);
        inOrder = string.Join(' ', wanted);
    }

    /// <summary>Whether there is any word that a message must have.</summary>
    public bool Any => wanted.Length > 0;

    /// <summary>The keys that a message must have.</summary>
    public void AddNeeded(HashSet<int> keys)
    {
        foreach (var term in wanted)
            Grams.AddNeeded(keys, term);
    }

    /// <summary>Compares a text with what is looked for.</summary>
    public Match Compare(string text)
    {
        var folded = FoldedText.Fold(MentionTokens.Blank(text));
        if (unwanted.Any(term => folded.Contains(term, StringComparison.Ordinal)))
            return default;
        var quality = 0;
        foreach (var term in wanted)
        {
            var best = Places(folded, term)
                .Take(Shown)
                .Select(at => Quality(folded, at, term.Length))
                .DefaultIfEmpty()
                .Max();
            if (best == 0)
                return default;
            quality += best;
        }
        if (wanted.Length == 0)
            return new(true, 0);
        var ordered = wanted.Length > 1 && folded.Contains(inOrder, StringComparison.Ordinal) ? 1 : 0;
        return new(true, (double)quality / wanted.Length + ordered);
    }

    /// <summary>Where the words are in a text: in order, not overlapping.</summary>
    public List<TextRange> Find(string text)
    {
        var folded = FoldedText.Of(text);
        var found = wanted
            .SelectMany(term => Places(folded.Text, term).Take(Shown).Select(at => (at, end: at + term.Length)))
            .Select(place => (Begin: folded.SourceOf(place.at), End: End(text, folded, place.end)))
            .OrderBy(place => place.Begin)
            .ThenByDescending(place => place.End);
        var ranges = new List<TextRange>();
        foreach (var (begin, end) in found)
            if (ranges.Count > 0 && ranges[^1] is var last && begin < last.Offset + last.Length)
                ranges[^1] = new(last.Offset, Math.Max(last.Length, end - last.Offset));
            else
                ranges.Add(new(begin, end - begin));
        return ranges;
    }

    // The last character's own end: an accent written after it, or a letter that counts as two, belongs to it.
    private static int End(string text, FoldedText folded, int end)
    {
        var source = folded.SourceOf(end - 1) + 1;
        while (source < text.Length && source < folded.SourceOf(end) && !char.IsWhiteSpace(text[source]))
            source++;
        return source;
    }

    private static string[] Folded(SearchQuery query, bool not) =>
        [
            .. query
                .Terms.Where(term => term.Not == not)
                .Select(term => FoldedText.Fold(term.Value).Trim())
                .Where(term => term.Length > 0)
                .Distinct(),
        ];

    private static IEnumerable<int> Places(string folded, string term)
    {
        for (
            var at = folded.IndexOf(term, StringComparison.Ordinal);
            at >= 0;
            at = folded.IndexOf(term, at + term.Length, StringComparison.Ordinal)
        )
            yield return at;
    }

    private static int Quality(string text, int at, int length)
    {
        if (at > 0 && IsInWord(text, at - 1, at))
            return 1;
        var end = at + length;
        return end < text.Length && IsInWord(text, end - 1, end) ? 2 : 3;
    }

    private static bool IsInWord(string text, int left, int right) =>
        char.IsLetterOrDigit(text[left])
        && char.IsLetterOrDigit(text[right])
        && !Grams.IsDense(new Rune(text[left]))
        && !Grams.IsDense(new Rune(text[right]));
}
