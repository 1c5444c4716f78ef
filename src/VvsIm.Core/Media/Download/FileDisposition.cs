using System.Globalization;
using System.Text;

namespace VvsIm.Core.Media.Download;

/// <summary>
/// <c>Content-Disposition</c> (RFC 6266): whether browsers show or save a file, and its name, once in the letters that every program reads and once
/// whole (RFC 8187).
/// </summary>
internal static class FileDisposition
{
    /// <summary>The header's value.</summary>
    public static string Of(string name, bool shown)
    {
        var value = new StringBuilder(shown ? "inline" : "attachment");
        value.Append("; filename=\"").Append(Plain(name)).Append('"');
        if (!IsPlain(name))
            value.Append("; filename*=UTF-8''").Append(Encoded(name));
        return value.ToString();
    }

    // Percent signs too: some programs decode them where they should not.
    private static bool IsPlain(string name) =>
        name.All(letter => letter is >= ' ' and <= '~' and not ('"' or '\\' or '%'));

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            plain.Append(rune.IsAscii && IsPlain(rune.ToString()) ? (char)rune.Value : '_');
        return plain.ToString();
    }

    private static string Encoded(string name)
    {
        var encoded = new StringBuilder(name.Length * 3);
        foreach (var letter in Encoding.UTF8.GetBytes(name))
            if (char.IsAsciiLetterOrDigit((char)letter) || "!#$&+-.^_`|~".Contains((char)letter))
                encoded.Append((char)letter);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{letter:X2}");
        return encoded.ToString();
    }
}
