using VvsIm.Web.Client.Messages.Writing;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

/// <summary>A bar stands where the caret is.</summary>
public sealed class CompletingTests
{
    [Theory]
    [InlineData("@|", "")]
    [InlineData("hello @an|", "an")]
    [InlineData("(@an|", "an")]
    [InlineData("@an| and more", "an")]
    [InlineData("@Ann Marie L|", "Ann Marie L")]
    [InlineData("a\n@é|", "é")]
    public void A_person_is_completed_after_an_at(string text, string typed) =>
        Assert.Equal((true, typed), At(text) is { } c ? (c.Person, c.Typed) : default);

    [Theory]
    [InlineData(":sm|", "sm")]
    [InlineData("well :+1|", "+1")]
    [InlineData("(:thumbs_up|", "thumbs_up")]
    public void An_emoji_is_completed_after_a_colon_and_two_letters(string text, string typed) =>
        Assert.Equal((false, typed), At(text) is { } c ? (c.Person, c.Typed) : default);

    [Theory]
    [InlineData("|")]
    [InlineData("plain|")]
    [InlineData(":s|")]
    [InlineData("10:30|")]
    [InlineData("https://ex|")]
    [InlineData("ann@example|")]
    [InlineData("@ ann|")]
    [InlineData("@one two three four|")]
    [InlineData("@ann\nmore|")]
    [InlineData("`@an|")]
    [InlineData("`:smi|")]
    [InlineData("```\n@an|")]
    [InlineData("```@an|")]
    [InlineData("```\na\n```\nb `:sm|")]
    [InlineData("<@an|")]
    public void Nothing_is_completed_elsewhere(string text) => Assert.Null(At(text));

    [Theory]
    [InlineData("`a` @b|")]
    [InlineData("```\na\n```\n@b|")]
    public void Behind_code_there_is_text_again(string text) => Assert.NotNull(At(text));

    [Theory]
    [InlineData(":tada:|", "tada")]
    [InlineData("so :+1:| then", "+1")]
    [InlineData("🎉:tada:|", "tada")]
    public void A_code_is_finished_by_its_second_colon(string text, string code) =>
        Assert.Equal(code, Finished(text)?.Typed);

    [Theory]
    [InlineData("::|")]
    [InlineData("a:b:|")]
    [InlineData("10:30:|")]
    [InlineData(": tada:|")]
    [InlineData("`:tada:|")]
    [InlineData("```\n:tada:|")]
    [InlineData(":|")]
    [InlineData("tada:|")]
    public void Nothing_else_is_a_finished_code(string text) => Assert.Null(Finished(text));

    private static Completing? At(string text) => Completing.At(text.Replace("|", ""), text.IndexOf('|'));

    private static Completing? Finished(string text) => Completing.Finished(text.Replace("|", ""), text.IndexOf('|'));
}
