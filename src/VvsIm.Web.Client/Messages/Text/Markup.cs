using System.Buffers;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>
/// The Markdown of messages: emphasis, code, quotes, lists and links. Headings, images, tables, HTML and entities mean nothing here and
/// stay as they were typed.
/// </summary>
internal static class Markup
{
    // Markdig's time grows with the square of these, which a browser's interpreter would feel: about 60 ms at this many.
    private const int MostMarks = 2_000;
    private const int DeepestQuote = 12;
    private const int DeepestList = 60;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*_~[]");
    private static readonly SearchValues<char> Structuring = SearchValues.Create("*_~[]`<>\\");
    private static readonly MarkdownPipeline Whole = Rich();
    private static readonly MarkdownPipeline Bare = Pipeline([new Paragraphs()], [new LineBreakInlineParser()]);

    /// <summary>
    /// The text's structure, with positions in it. A text that is nothing but marks, or nested deeper than anybody means, is taken as
    /// it was typed: only mentions and addresses are found in it.
    /// </summary>
    public static MarkdownDocument Parse(string text)
    {
        if (!IsSensible(text))
            return Markdown.Parse(text, Bare);
        try
        {
            return Markdown.Parse(text, Whole);
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig goes: this is how it says so.
            return Markdown.Parse(text, Bare);
        }
    }

    /// <summary>The text certainly has no structure: most messages don't, and need not be parsed to be shown in one line.</summary>
    public static bool IsPlain(string text)
    {
        if (text.AsSpan().ContainsAny(Structuring))
            return false;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.TrimStart() is [var first, ..] && (first is '-' or '+' || char.IsAsciiDigit(first)))
                return false;
        return true;
    }

    private static bool IsSensible(string text)
    {
        var marks = 0;
        foreach (var letter in text)
            if (Marks.Contains(letter) && ++marks > MostMarks)
                return false;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (QuoteDepth(line) > DeepestQuote || ListIndent(line) > DeepestList)
                return false;
        return true;
    }

    private static int QuoteDepth(ReadOnlySpan<char> line)
    {
        var depth = 0;
        foreach (var letter in line)
        {
            if (letter == '>')
                depth++;
            else if (letter is not (' ' or '\t'))
                break;
        }
        return depth;
    }

    private static int ListIndent(ReadOnlySpan<char> line)
    {
        var marked = line.TrimStart();
        return marked is ['-' or '+' or '*' or (>= '0' and <= '9'), ..] ? line.Length - marked.Length : 0;
    }

    private static MarkdownPipeline Rich() =>
        Pipeline(
            [new QuoteBlockParser(), new ListBlockParser(), new FencedCodeBlockParser(), new Paragraphs()],
            new MarkdownPipelineBuilder().InlineParsers.Where(p => p is not (HtmlEntityParser or AutolinkInlineParser))
        );

    private static MarkdownPipeline Pipeline(IEnumerable<BlockParser> blocks, IEnumerable<InlineParser> inlines)
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange(blocks);
        builder.InlineParsers.Clear();
        builder.InlineParsers.AddRange([new MentionParser(), new AddressParser(), .. inlines]);
        if (builder.InlineParsers.Contains<EmphasisInlineParser>())
            builder.UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        return builder.Build();
    }
}
