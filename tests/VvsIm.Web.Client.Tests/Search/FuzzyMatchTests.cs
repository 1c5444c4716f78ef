using VvsIm.Web.Client.Search;

namespace VvsIm.Web.Client.Tests.Search;

public sealed class FuzzyMatchTests
{
    [Theory]
    [InlineData("Ann Lee", "ann")]
    [InlineData("Ann Lee", "LEE a")]
    [InlineData("Ann Lee", "al")]
    [InlineData("Ann Lee", "anle")]
    [InlineData("Zoë Müller", "zoe mul")]
    [InlineData("Marketing & Sales", "sal mark")]
    [InlineData("Spülmaschine", "masch")]
    [InlineData("上海办公室", "办公")]
    [InlineData("anything", "")]
    public void These_are_meant(string name, string typed) => Assert.True(FuzzyMatch.Score(name, typed) > 0);

    [Theory]
    [InlineData("Ann Lee", "bo")]
    [InlineData("Ann Lee", "ann x")]
    [InlineData("Ann Lee", "ln")]
    [InlineData("Ann Lee", "aee")]
    [InlineData("", "a")]
    public void These_are_not(string name, string typed) => Assert.Equal(0, FuzzyMatch.Score(name, typed));

    [Fact]
    public void The_beginning_of_the_name_is_better_than_that_of_a_word_and_that_better_than_a_piece()
    {
        string[] names = ["Joanne", "Mary Ann", "Ann Lee", "Alan Norman Nash"];
        Assert.Equal(
            ["Ann Lee", "Mary Ann", "Joanne", "Alan Norman Nash"],
            names.OrderByDescending(name => FuzzyMatch.Score(name, "ann"))
        );
    }
}
