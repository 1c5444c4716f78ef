using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>Reads the tokens by which a stored text mentions people (<see cref="Mentions"/>), one at a time.</summary>
internal static class MentionToken
{
    private const int IdLength = 36;

    /// <summary>The length of the token that the text begins with, and whom it mentions (null: all); 0 if it begins with none.</summary>
    public static int At(ReadOnlySpan<char> text, out Guid? userId)
    {
        userId = null;
        if (text.StartsWith(Mentions.All))
            return Mentions.All.Length;
        if (text.Length < IdLength + 3 || !text.StartsWith("<@"))
            return 0;
        // Only as the server writes it: nobody was told of a mention that is written otherwise.
        var token = text[..(IdLength + 3)];
        if (!Guid.TryParseExact(token[2..^1], "D", out var id) || !token.SequenceEqual(Mentions.Of(id)))
            return 0;
        userId = id;
        return token.Length;
    }
}
