using System.Diagnostics;
using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Tests.Messages.Text;

/// <summary>Whatever somebody sends, it is shown quickly, is inert, and takes nobody's tab down.</summary>
public sealed class HostileTextTests : BodyTest
{
    // What grows with the square of the text takes many seconds; how many milliseconds the rest takes is for a benchmark to say.
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(1);

    public static TheoryData<string, string> Hostile { get; } =
        new()
        {
            { "brackets", new string('[', 10_000) },
            { "stars", new string('*', 10_000) + "a" },
            { "words in stars", string.Concat(Enumerable.Repeat("*a ", 5_000)) },
            { "strong in em", string.Concat(Enumerable.Repeat("*a **b ", 2_200)) },
            { "quotes", new string('>', 10_000) },
            { "spaced quotes", string.Concat(Enumerable.Repeat("> ", 5_000)) },
            { "lists", string.Concat(Enumerable.Range(0, 120).Select(i => new string(' ', i * 2) + "- a\n")) },
            { "items", string.Concat(Enumerable.Repeat("- ", 5_000)) },
            { "links", string.Concat(Enumerable.Repeat("[a](", 4_000)) },
            { "closed links", new string('[', 8_000) + string.Concat(Enumerable.Repeat("](b)", 2_000)) },
            { "addresses", string.Concat(Enumerable.Repeat("https://a.b/ ", 1_200)) },
            { "half addresses", string.Concat(Enumerable.Repeat("http://", 2_200)) },
            { "closing brackets", "https://a.b/" + new string(')', 15_000) },
            { "ticks", string.Concat(Enumerable.Range(1, 170).Select(i => new string('`', i) + " ")) },
            { "fences", string.Concat(Enumerable.Repeat("```\n", 4_000)) },
            { "lines", string.Concat(Enumerable.Repeat("a\n", 8_000)) },
            { "empty lines", new string('\n', 16_000) },
            { "less than", string.Concat(Enumerable.Repeat("<@", 8_000)) },
            { "backslashes", new string('\\', 16_000) },
            { "right to left", string.Concat(Enumerable.Repeat("\u202Eשלום مرحبا **עולם** ", 600)) },
            { "lone surrogates", string.Concat(Enumerable.Repeat("\uD83D *a* \uDE00", 1_000)) },
            { "zeros", "a\0b **c\0d**" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_parsed_quickly(string what, string text)
    {
        Assert.True(text.Length <= Limits.MessageLength, what);
        Assert.True(Best(() => Markup.Parse(text)) < Quickly, what);
        Assert.True(Best(() => PlainText.Of(text, _ => "Ann")) < Quickly, $"{what}, as plain text");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void It_is_shown_whole(string what, string text)
    {
        var body = Show(text);
        if (body.FindAll(".text-more") is [var more])
            more.Click();
        var letters = body.Find(".message-text").TextContent.Count(char.IsLetter);
        Assert.True(letters >= text.Count(char.IsLetter) * 9 / 10, what);
    }

    [Fact]
    public void Nothing_but_the_known_elements_ever_appears()
    {
        var random = new Random(11);
        string[] pieces =
        [
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "[",
            "](",
            ")",
            "!",
            "<",
            ">",
            "<@all>",
            "&lt;",
            "<script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "https://a.example/?q=\"'",
            "\"",
            "'",
            "\\",
            " ",
            "a",
            "b.c",
            "مرحبا",
            "😀",
            "\t",
            "<@0197a0c0-0000-7000-8000-000000000001>",
            "  ",
            "#",
            "|",
            "---",
            "style=",
        ];
        HashSet<string> known =
        [
            "a",
            "em",
            "strong",
            "s",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "span",
            "div",
            "bdi",
            "button",
        ];
        for (var run = 0; run < 600; run++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            foreach (var element in Show(text).FindAll(".message-text *"))
            {
                Assert.True(known.Contains(element.LocalName), $"{element.LocalName} in {text}");
                Assert.DoesNotContain(
                    element.Attributes,
                    a => a.Name is "style" or "src" || a.Name.StartsWith("onerror")
                );
                if (element.LocalName == "a")
                    Assert.Matches("^(https?://|mailto:)", element.GetAttribute("href")!);
            }
        }
    }

    // The best of several: what else the machine does must not count.
    private static TimeSpan Best(Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 8 && best >= Quickly; run++)
        {
            var clock = Stopwatch.StartNew();
            action();
            if (clock.Elapsed < best)
                best = clock.Elapsed;
        }
        return best;
    }
}
