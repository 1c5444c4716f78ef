using System.Text;

namespace VvsIm.Contracts.Search;

/// <summary>
/// A text as it is compared: lower case, without accents, full-width forms as ordinary ones, one space for many. It remembers where each of its
/// characters came from. The same everywhere, whatever the machine's language data: the tables are here.
/// </summary>
public sealed class FoldedText
{
    private readonly int[] origins;

    private FoldedText(string text, int[] origins, int length) =>
        (Text, this.origins, SourceLength) = (text, origins, length);

    /// <summary>What is compared.</summary>
    public string Text { get; }

    /// <summary>Length of the original, in UTF-16 code units.</summary>
    public int SourceLength { get; }

    /// <summary>Where in the original the character at this place came from; the original's length for the end.</summary>
    public int SourceOf(int index) => index < origins.Length ? origins[index] : SourceLength;

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var sources = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter))
            {
                // However it is broken into lines, a phrase is the same phrase.
                if (folded.Length > 0 && folded[^1] != ' ')
                    Add(' ', at);
            }
            else if (letter < 0x80)
                Add(char.ToLowerInvariant(letter), at);
            else if (FoldingTable.IsMark(letter))
                continue;
            else if (FoldingTable.Several(letter = char.ToLowerInvariant(letter)) is { } letters)
                foreach (var one in letters)
                    Add(one, at);
            else
                Add(FoldingTable.One(letter), at);
        }
        return new(folded.ToString(), [.. sources], text.Length);

        void Add(char one, int at)
        {
            folded.Append(one);
            sources.Add(at);
        }
    }

    /// <summary>Only what is compared.</summary>
    public static string Fold(string text) => Of(text).Text;
}
