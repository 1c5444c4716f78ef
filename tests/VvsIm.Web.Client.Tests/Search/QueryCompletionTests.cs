using VvsIm.Web.Client.Search;

namespace VvsIm.Web.Client.Tests.Search;

public sealed class QueryCompletionTests
{
    private static readonly string[] People = ["Ann Lee", "Bo", "Odd \"Name\""];
    private static readonly string[] Places = ["General", "Ops & Units"];

    [Theory]
    [InlineData("fr", "from:")]
    [InlineData("apples Be", "apples before:")]
    [InlineData("from:an", "from:\"Ann Lee\" ")]
    [InlineData("apples from:\"ann l", "apples from:\"Ann Lee\" ")]
    [InlineData("from:m", "from:me ")]
    [InlineData("in:units", "in:\"Ops & Units\" ")]
    [InlineData("has:", "has:link ", "has:file ", "has:picture ", "has:code ", "has:reaction ", "has:pin ")]
    [InlineData("is:th", "is:thread ")]
    [InlineData("after:2026-03-0", "after:2026-03-09 ", "after:2026-03-08 ", "after:2026-03-02 ")]
    public void What_is_being_typed_goes_on_as(string typed, params string[] texts) =>
        Assert.Equal(texts, Of(typed).Select(choice => choice.Text));

    [Theory]
    [InlineData("")]
    [InlineData("apples ")]
    [InlineData("f")]
    [InlineData("fresh")]
    [InlineData("http:")]
    [InlineData("from:nobody")]
    [InlineData("\"from")]
    public void Plain_words_are_left_alone(string typed) => Assert.Empty(Of(typed));

    [Fact]
    public void A_name_that_could_not_be_written_is_not_offered() =>
        Assert.DoesNotContain(Of("from:"), choice => choice.Label.Contains('"'));

    private static IReadOnlyList<QueryChoice> Of(string typed) =>
        QueryCompletion.Of(typed, People, Places, new DateOnly(2026, 3, 9));
}
