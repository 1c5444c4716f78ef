using VvsIm.Contracts.Search;

namespace VvsIm.Web.Client.Search;

/// <summary>Whether a name is meant by what somebody types in a hurry: parts of its words, in any order, or the first letters of them.</summary>
public static class FuzzyMatch
{
    /// <summary>How well the name fits, higher is better; 0 if it is not meant. Everything is meant by nothing.</summary>
    public static int Score(string name, string typed)
    {
        var (folded, parts) = (
            FoldedText.Fold(name),
            FoldedText.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        if (parts.Length == 0)
            return 1;
        if (folded.StartsWith(string.Join(' ', parts), StringComparison.Ordinal))
            return 100;
        var score = parts.Min(part => Part(folded, part));
        return score > 0 ? score
            : parts is [var letters] && Initials(folded, letters) ? 10
            : 0;
    }

    private static int Part(string name, string part)
    {
        var best = 0;
        for (
            var at = name.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = name.IndexOf(part, at + 1, StringComparison.Ordinal)
        )
            best = Math.Max(best, at == 0 || !char.IsLetterOrDigit(name[at - 1]) ? 50 : 20);
        return best;
    }

    // "jodo" means John Doe: each letter goes on where the last one was, or begins a later word.
    private static bool Initials(string name, string letters)
    {
        var at = -1;
        foreach (var letter in letters)
        {
            if (at >= 0 && at + 1 < name.Length && name[at + 1] == letter)
            {
                at++;
                continue;
            }
            do at = at + 1 < name.Length ? name.IndexOf(letter, at + 1) : -1;
            while (at > 0 && char.IsLetterOrDigit(name[at - 1]));
            if (at < 0)
                return false;
        }
        return true;
    }
}
