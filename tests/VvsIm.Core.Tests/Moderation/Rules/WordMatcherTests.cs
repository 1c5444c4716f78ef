using System.Diagnostics;
using VvsIm.Contracts.Search;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Tests.Moderation.Rules;

public sealed class WordMatcherTests
{
    [Theory]
    [InlineData("spam", "no SPAM here", true)]
    [InlineData("spam", "ｓｐａｍ", true)]
    [InlineData("spam", "spám!", true)]
    [InlineData("spam", "spams", false)]
    [InlineData("spam", "antispam", false)]
    [InlineData("spam", "spam_spam", true)]
    [InlineData("two words", "TWO\n\twords", true)]
    [InlineData("two words", "two wordsmiths", false)]
    [InlineData("Straße", "strasse", true)]
    [InlineData("плохо", "ПЛОХО!", true)]
    [InlineData(":)", "ha:)ha", true)]
    [InlineData("$$$", "a$$$b", true)]
    [InlineData("a", "", false)]
    public void A_word_stands_by_itself_however_it_is_written(string word, string text, bool found) =>
        Assert.Equal(found, Find([word], text, anywhere: false).Count > 0);

    [Theory]
    [InlineData("spam", "antispamfilter", true)]
    [InlineData("广告", "这是广告吗", true)]
    [InlineData("spam", "s p a m", false)]
    public void Anywhere_is_also_within_other_words(string word, string text, bool found) =>
        Assert.Equal(found, Find([word], text, anywhere: true).Count > 0);

    [Fact]
    public void Words_within_words_are_all_found_once()
    {
        Assert.Equal(
            ["he", "hers", "his", "she"],
            Find(["he", "she", "his", "hers"], "ushers his ushers", anywhere: true).Order()
        );
        Assert.Equal(["bad"], Find(["bad", "badly"], "bad badlyy bad", anywhere: false));
    }

    [Fact]
    public void It_agrees_with_looking_for_each_word_by_itself()
    {
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var words = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Letters(random, 1, 4)).Distinct().ToArray();
            var text = Letters(random, 0, 30);
            var expected = words.Where(word => text.Contains(word, StringComparison.Ordinal)).Order();
            Assert.Equal(expected, new WordMatcher(words, anywhere: true).In(text, 100).Order());
        }
    }

    [Fact]
    public void Hostile_lists_and_texts_take_no_more_time_than_their_length()
    {
        // Each word is the beginning of the next, and the text nearly fits all of them at every place.
        var words = Enumerable.Range(1, 100).Select(length => new string('a', length) + "b");
        var matcher = new WordMatcher(words, anywhere: true);
        var text = new string('a', 1_000_000);

        var clock = Stopwatch.StartNew();
        Assert.Empty(matcher.In(text, 10));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }

    [Fact]
    public void Ten_thousand_words_cost_a_message_little()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 10_000).Select(_ => Letters(random, 5, 12)).ToArray();
        var matcher = new WordMatcher(words, anywhere: false);
        var texts = Enumerable
            .Range(0, 1_000)
            .Select(_ => string.Join(' ', Enumerable.Range(0, 20).Select(_ => Letters(random, 2, 9))))
            .ToArray();
        foreach (var text in texts)
            matcher.In(FoldedText.Fold(text), 10);

        var clock = Stopwatch.StartNew();
        foreach (var text in texts)
            matcher.In(FoldedText.Fold(text), 10);
        var each = clock.Elapsed / texts.Length;

        TestContext.Current.TestOutputHelper?.WriteLine($"{each.TotalMicroseconds:0.0} µs for each message");
        Assert.True(each < TimeSpan.FromMilliseconds(1), $"{each.TotalMicroseconds} µs");
    }

    private static IReadOnlyList<string> Find(string[] words, string text, bool anywhere) =>
        new WordMatcher(words.Select(FoldedText.Fold), anywhere).In(FoldedText.Fold(text), 100);

    private static string Letters(Random random, int least, int most) =>
        new([
            .. Enumerable
                .Range(0, random.Next(least, most + 1))
                .Select(_ => (char)('a' + random.Next(most > 4 ? 26 : 2))),
        ]);
}
