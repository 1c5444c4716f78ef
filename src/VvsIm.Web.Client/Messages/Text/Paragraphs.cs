using Markdig.Parsers;
using Markdig.Syntax;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>Paragraphs of a chat: no headings by underlining, and nothing that vanishes, as definitions of links do elsewhere.</summary>
internal sealed class Paragraphs : ParagraphBlockParser
{
    public Paragraphs() => ParseSetextHeadings = false;

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock paragraph)
            return true;
        if (paragraph.Lines.Count == 0)
            return false;
        paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
        return true;
    }
}
