using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components.Rendering;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>
/// Renders a parsed text element by element: what was typed only ever becomes text, the content of an element made here, or the address
/// of a checked link. Paragraphs are plain runs of text between which the line breaks stand as typed (the element around them keeps
/// white space).
/// </summary>
/// <param name="builder">Takes the elements.</param>
/// <param name="source">The text that was parsed.</param>
/// <param name="mentionsAll">The message does mention all; else the token is only words.</param>
internal sealed class TextRenderer(RenderTreeBuilder builder, string source, bool mentionsAll)
{
    // The renderer's stack is small in a browser, and nobody reads a quote of the twelfth degree.
    private const int Deepest = 24;

    private int depth;
    private bool indented;

    /// <summary>Renders the blocks of a text, a quote or an item of a list.</summary>
    public void Blocks(ContainerBlock blocks)
    {
        if (++depth > Deepest)
            Typed(blocks);
        else
            for (var at = 0; at < blocks.Count; at++)
            {
                if (at > 0)
                    Between(blocks[at - 1], blocks[at]);
                Block(blocks[at]);
            }
        depth--;
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case ParagraphBlock { Inline: { } inline } paragraph:
                Paragraph(paragraph, inline);
                break;
            case FencedCodeBlock code:
                builder.OpenComponent<CodeBlock>(0);
                builder.AddComponentParameter(1, nameof(CodeBlock.Code), code.Lines.ToString());
                builder.AddComponentParameter(2, nameof(CodeBlock.Language), code.Info);
                builder.CloseComponent();
                break;
            case QuoteBlock quote:
                Element("blockquote", () => Blocks(quote));
                break;
            case ListBlock list:
                List(list);
                break;
            default:
                Typed(block);
                break;
        }
    }

    private void List(ListBlock list)
    {
        builder.OpenElement(10, list.IsOrdered ? "ol" : "ul");
        builder.AddAttribute(11, "dir", "auto");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, out var start) && start != 1)
            builder.AddAttribute(12, "start", start);
        foreach (var item in list)
            Element("li", () => Blocks((ContainerBlock)item));
        builder.CloseElement();
    }

    // Two paragraphs have between them what was typed between them; everything else keeps its distance by itself.
    private void Between(Block before, Block after)
    {
        if (before is not (ParagraphBlock or ThematicBreakBlock) || after is not (ParagraphBlock or ThematicBreakBlock))
            return;
        var breaks = 0;
        for (var at = before.Span.End + 1; at < after.Span.Start; at++)
            if (source[at] == '\n')
                breaks++;
        builder.AddContent(20, new string('\n', Math.Max(1, breaks)));
    }

    // Markdown drops the spaces before a line; they were typed, though. In a quote or a list they belong to its marks.
    private void Paragraph(ParagraphBlock paragraph, ContainerInline inline)
    {
        indented = paragraph.Parent is MarkdownDocument;
        Spaces(paragraph.Span.Start);
        Inlines(inline);
    }

    private void Spaces(int before)
    {
        if (!indented)
            return;
        var start = before;
        while (start > 0 && source[start - 1] is ' ' or '\t')
            start--;
        if (start < before && (start == 0 || source[start - 1] == '\n'))
            builder.AddContent(30, source[start..before]);
    }

    private void Inlines(ContainerInline container)
    {
        if (++depth > Deepest)
            Typed(container);
        else
            foreach (var inline in container)
                Inline(inline);
        depth--;
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                builder.AddContent(40, literal.Content.ToString());
                break;
            case LineBreakInline { NextSibling: var next }:
                builder.AddContent(41, "\n");
                if (next is not null)
                    Spaces(next.Span.Start);
                break;
            case CodeInline code:
                Element("code", () => builder.AddContent(0, code.Content), "ltr");
                break;
            case EmphasisInline emphasis:
                Element(Name(emphasis), () => Inlines(emphasis));
                break;
            case LinkInline { IsImage: false } link when Address.Target(link.Url) is { } target:
                Link(link, target);
                break;
            case AddressInline address:
                Link(address.Text, () => builder.AddContent(0, address.Text), "ltr");
                break;
            case MentionInline mention:
                Mention(mention);
                break;
            case LinkInline:
                Typed(inline);
                break;
            case ContainerInline container:
                Inlines(container);
                break;
            default:
                Typed(inline);
                break;
        }
    }

    private void Link(LinkInline link, Uri target)
    {
        var words = PlainText.Of(link);
        if (string.IsNullOrWhiteSpace(words))
        {
            Typed(link);
            return;
        }
        Link(target.AbsoluteUri, () => builder.AddContent(0, words));
        if (Address.Contradicted(words, target) is { } elsewhere)
        {
            builder.OpenElement(60, "span");
            builder.AddAttribute(61, "class", "text-leads");
            builder.AddContent(62, $" ({elsewhere})");
            builder.CloseElement();
        }
    }

    private void Link(string address, Action words, string? direction = null)
    {
        builder.OpenElement(70, "a");
        builder.AddAttribute(71, "href", address);
        builder.AddAttribute(72, "target", "_blank");
        builder.AddAttribute(73, "rel", "noopener noreferrer");
        builder.AddAttribute(74, "dir", direction);
        builder.OpenRegion(75);
        words();
        builder.CloseRegion();
        builder.CloseElement();
    }

    private void Mention(MentionInline mention)
    {
        if (mention.UserId is null && !mentionsAll)
        {
            builder.AddContent(80, "@all");
            return;
        }
        builder.OpenComponent<MentionChip>(81);
        builder.AddComponentParameter(82, nameof(MentionChip.UserId), mention.UserId);
        builder.CloseComponent();
    }

    private void Element(string name, Action content, string? direction = null)
    {
        builder.OpenElement(90, name);
        builder.AddAttribute(91, "dir", direction ?? (name == "blockquote" ? "auto" : null));
        builder.OpenRegion(92);
        content();
        builder.CloseRegion();
        builder.CloseElement();
    }

    private void Typed(MarkdownObject part) =>
        builder.AddContent(100, source[part.Span.Start..Math.Min(part.Span.End + 1, source.Length)]);

    private static string Name(EmphasisInline emphasis) =>
        emphasis switch
        {
            { DelimiterChar: '~' } => "s",
            { DelimiterCount: 2 } => "strong",
            _ => "em",
        };
}
