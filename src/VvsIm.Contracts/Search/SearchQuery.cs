namespace VvsIm.Contracts.Search;

/// <summary>What somebody typed into a search field, understood: words, phrases, and operators such as <c>from:ann</c>.</summary>
/// <param name="Parts">In the order typed.</param>
public sealed record SearchQuery(IReadOnlyList<SearchPart> Parts)
{
    /// <summary>Understands a text. Never fails: what is no operator is a word.</summary>
    public static SearchQuery Parse(string text) => new(SearchQueryParser.Parse(text));

    /// <summary>The words and phrases, wanted and unwanted.</summary>
    public IEnumerable<SearchPart> Terms => Parts.Where(part => part.Kind == SearchPartKind.Text);

    /// <summary>The values of one operator.</summary>
    public IEnumerable<string> ValuesOf(SearchPartKind kind) =>
        Parts.Where(part => part.Kind == kind).Select(part => part.Value);

    /// <summary>The same query with one part more.</summary>
    public SearchQuery With(SearchPart part) => new([.. Parts, part]);

    /// <summary>The same query without a part.</summary>
    public SearchQuery Without(SearchPart part) => new([.. Parts.Where(other => !ReferenceEquals(other, part))]);

    /// <summary>Spells it so that <see cref="Parse"/> understands the same.</summary>
    public override string ToString() => string.Join(' ', Parts);

    /// <inheritdoc />
    public bool Equals(SearchQuery? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => Parts.Aggregate(0, HashCode.Combine);
}
