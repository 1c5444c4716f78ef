using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>A message's text without its marks, in one line: for lists, quotes, announcements and notifications.</summary>
public static class PlainText
{
    /// <summary>More than any preview shows; a longer text is cut here before anything else is done with it.</summary>
    private const int Longest = 1_000;

    /// <summary>
    /// The words of the text in one line, at most its first thousand characters. Mentions are shown by name, "@…" while
    /// <paramref name="nameOf"/> knows none.
    /// </summary>
    public static string Of(string text, Func<Guid, string?> nameOf)
    {
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        return Markup.IsPlain(text) ? Line(text) : new Writer(text, nameOf).Write();
    }

    private static string Line(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words inside a link.</summary>
    internal static string Of(LinkInline link) => new Writer("", static _ => null).Write(link);

    private sealed class Writer(string source, Func<Guid, string?> nameOf)
    {
        private readonly StringBuilder line = new();

        public string Write()
        {
            Blocks(Markup.Parse(source));
            return Line(line.ToString());
        }

        public string Write(ContainerInline container)
        {
            Inlines(container);
            return line.ToString();
        }

        private void Blocks(ContainerBlock blocks)
        {
            foreach (var block in blocks)
            {
                switch (block)
                {
                    case ContainerBlock container:
                        Blocks(container);
                        break;
                    case FencedCodeBlock code:
                        line.Append(code.Lines.ToString());
                        break;
                    case LeafBlock { Inline: { } inline }:
                        Inlines(inline);
                        break;
                    default:
                        Typed(block);
                        break;
                }
                line.Append(' ');
            }
        }

        private void Inlines(ContainerInline container)
        {
            foreach (var inline in container)
                switch (inline)
                {
                    case LiteralInline literal:
                        line.Append(literal.Content.AsSpan());
                        break;
                    case CodeInline code:
                        line.Append(code.Content);
                        break;
                    case AddressInline address:
                        line.Append(address.Text);
                        break;
                    case MentionInline mention:
                        line.Append('@').Append(mention.UserId is { } id ? nameOf(id) ?? "…" : "all");
                        break;
                    case LinkInline { IsImage: true } or LinkInline when IsInert((LinkInline)inline):
                        Typed(inline);
                        break;
                    case ContainerInline inner:
                        Inlines(inner);
                        break;
                    default:
                        line.Append(' ');
                        break;
                }
        }

        private static bool IsInert(LinkInline link) => link.IsImage || Address.Target(link.Url) is null;

        private void Typed(MarkdownObject part)
        {
            if (part.Span.Start < source.Length)
                line.Append(
                    source.AsSpan(part.Span.Start, Math.Min(part.Span.Length, source.Length - part.Span.Start))
                );
        }
    }
}
