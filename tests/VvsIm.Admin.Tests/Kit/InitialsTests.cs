using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Tests.Kit;

public sealed class InitialsTests
{
    [Theory]
    [InlineData("Ann Bo Cy", "AC")]
    [InlineData("ann", "A")]
    [InlineData("  Éva   öz ", "ÉÖ")]
    [InlineData("上海 东边", "上东")]
    [InlineData("👩‍🚀 Kim", "👩‍🚀K")]
    [InlineData("", "?")]
    [InlineData("   ", "?")]
    [InlineData(null, "?")]
    public void First_and_last_word_whole_letters(string? name, string initials) =>
        Assert.Equal(initials, Initials.Of(name));

    [Fact]
    public void Colours_are_spread_and_never_change()
    {
        var ids = Enumerable.Range(0, 800).Select(i => $"01980000-0000-7000-8000-{i:x12}").ToArray();
        var used = ids.GroupBy(Initials.ColourOf).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(Initials.Colours, used.Count);
        Assert.All(used.Values, count => Assert.InRange(count, 60, 140));
        Assert.Equal(Initials.ColourOf(ids[0]), Initials.ColourOf(new string(ids[0].AsSpan())));
    }
}
