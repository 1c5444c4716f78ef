using System.Text;
using System.Text.Json;

namespace VvsIm.Admin.Moderation.Log;

/// <summary>The words of the log: its own names, taken apart.</summary>
internal static class EventWords
{
    /// <summary>"User banned".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Sentence(value.ToString());

    /// <summary>The server's word.</summary>
    public static string Wire<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The name of a detail: "workspace role".</summary>
    public static string Detail(string name) => Sentence(name).ToLowerInvariant();

    private static string Sentence(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : letter);
        return words.ToString();
    }
}
