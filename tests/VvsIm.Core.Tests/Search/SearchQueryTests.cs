using FsCheck;
using FsCheck.Fluent;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Tests.Search;

/// <summary>How a query is understood.</summary>
public sealed class SearchQueryTests
{
    private static readonly string[] Pieces =
    [
        "from:",
        "in:",
        "FROM:",
        "has:",
        "is:",
        "before:",
        "after:",
        "link",
        "pin",
        "thread",
        "me",
        "ann",
        "2026-01-31",
        "\"",
        "\"a b\"",
        "-",
        "--",
        ":",
        " ",
        "  ",
        "\t",
        "\n",
        "x",
        "上海",
        "🎉",
        "\ud83d",
        "'",
        "\\",
        "%",
        "\0",
        "-\"",
        "a\"b",
    ];

    [Theory]
    [InlineData("hello world", "hello", "world")]
    [InlineData("  spaced \t out\n", "spaced", "out")]
    [InlineData("\"an exact phrase\" more", "\"an exact phrase\"", "more")]
    [InlineData("\"not closed yet", "\"not closed yet\"")]
    [InlineData("\"\" \" \" x", "x")]
    [InlineData("\"a\"b", "\"a\"", "b")]
    [InlineData("a\"b c\"", "a\"b", "c\"")]
    [InlineData("-not -\"this one\" - --this a-b", "-not", "-\"this one\"", "-", "--this", "a-b")]
    [InlineData("from:ann FROM:\"Ann Lee\" in:general", "from:ann", "from:\"Ann Lee\"", "in:general")]
    [InlineData("has:link HAS:PIN is:thread is:Pinned", "has:link", "has:pin", "is:thread", "is:pinned")]
    [InlineData("before:2026-01-31 after:2025-12-01", "before:2026-01-31", "after:2025-12-01")]
    [InlineData("from: in:\"\" has:cats is:odd before:now", "from:", "in:\"\"", "has:cats", "is:odd", "before:now")]
    [InlineData("http://x.org key:value -from:bob", "http://x.org", "key:value", "-from:bob")]
    public void A_query_is_understood_as(string text, params string[] parts) =>
        Assert.Equal(parts, SearchQuery.Parse(text).Parts.Select(part => part.ToString()));

    [Theory]
    [InlineData("from:", SearchPartKind.Text)]
    [InlineData("in:\"\"", SearchPartKind.Text)]
    [InlineData("has:cats", SearchPartKind.Text)]
    [InlineData("before:2026-02-30", SearchPartKind.Text)]
    [InlineData("-from:bob", SearchPartKind.Text)]
    [InlineData("from:bob", SearchPartKind.From)]
    public void Only_an_operator_with_a_value_is_one(string text, SearchPartKind kind) =>
        Assert.Equal(kind, Assert.Single(SearchQuery.Parse(text).Parts).Kind);

    [Fact]
    public void Any_text_is_understood_and_spelling_it_again_means_the_same()
    {
        var text = Gen.Elements(Pieces)
            .ListOf()
            .Select(string.Concat)
            .Or(ArbMap.Default.GeneratorFor<string>().Select(any => any ?? ""));
        Prop.ForAll(
                text.ToArbitrary(),
                typed =>
                {
                    var query = SearchQuery.Parse(typed);
                    Assert.Equal(query, SearchQuery.Parse(query.ToString()));
                    Assert.All(query.Parts, part => Assert.NotEmpty(part.Value));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Any_text_is_folded_and_every_place_leads_back_into_it() =>
        Prop.ForAll<string>(any =>
            {
                var folded = FoldedText.Of(any ?? "");
                for (var i = 0; i <= folded.Text.Length; i++)
                    Assert.InRange(folded.SourceOf(i), 0, (any ?? "").Length);
                Assert.Equal(folded.Text, FoldedText.Fold(folded.Text));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
