using System.Text;

namespace VvsIm.Web.Client.Messages.SystemMessages;

/// <summary>
/// Names within a sentence, kept apart from the sentence's own direction by Unicode's isolates: so a sentence stays one text that can be
/// compared and read aloud, and the screen makes an element of each name.
/// </summary>
internal static class Isolated
{
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    /// <summary>A name as part of a sentence.</summary>
    public static string Name(string name) => Begin + Plain(name) + End;

    /// <summary>The sentence without the marks.</summary>
    public static string Plain(string sentence) =>
        sentence.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal);

    /// <summary>The sentence in pieces, of which some are names.</summary>
    public static IEnumerable<(string Text, bool IsName)> Pieces(string sentence)
    {
        var piece = new StringBuilder();
        foreach (var letter in sentence)
        {
            if (letter is not (Begin or End))
            {
                piece.Append(letter);
                continue;
            }
            if (piece.Length > 0)
                yield return (piece.ToString(), letter == End);
            piece.Clear();
        }
        if (piece.Length > 0)
            yield return (piece.ToString(), false);
    }
}
