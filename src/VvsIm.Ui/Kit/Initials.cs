using System.Globalization;

namespace VvsIm.Ui.Kit;

/// <summary>What stands for a person who has no picture.</summary>
public static class Initials
{
    /// <summary>How many colours an avatar may have; <c>avatar.css</c> names each.</summary>
    public const int Colours = 8;

    /// <summary>The first letter of the first and of the last word, whole graphemes, upper case; "?" for nothing.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => FirstLetter(words[0]),
            _ => FirstLetter(words[0]) + FirstLetter(words[^1]),
        };
    }

    /// <summary>The same seed has the same colour on every device and in every version.</summary>
    public static int ColourOf(string seed)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var c in seed)
            hash = (hash ^ c) * 16777619;
        return (int)((hash ^ (hash >> 15)) % Colours);
    }

    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
