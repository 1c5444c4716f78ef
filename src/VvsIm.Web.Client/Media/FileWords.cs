using System.Globalization;
using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media;

/// <summary>A file's name, type and size as people read them.</summary>
public static class FileWords
{
    private const int Head = 42;
    private const int Tail = 16;

    /// <summary>The name, its middle left out where it is long, so that its ending stays in view.</summary>
    public static string Brief(string name)
    {
        var letters = new StringInfo(name);
        return letters.LengthInTextElements <= Head + Tail + 1
            ? name
            : $"{letters.SubstringByTextElements(0, Head)}…{letters.SubstringByTextElements(letters.LengthInTextElements - Tail)}";
    }

    /// <summary>What it is, short: "PDF", "ZIP"; "File" where nothing tells.</summary>
    public static string Type(Attachment file) =>
        Path.GetExtension(file.Name).TrimStart('.') is { Length: > 0 and <= 8 } ending
        && ending.All(char.IsAsciiLetterOrDigit)
            ? ending.ToUpperInvariant()
        : file.ContentType.Split('/', ';') is ["text", "plain", ..] ? "Text"
        : file.ContentType.Split('/', ';') is ["application", "pdf", ..] ? "PDF"
        : "File";

    /// <summary>Bytes in the unit that suits them: "24 KB", "1.4 MB".</summary>
    public static string Size(long bytes)
    {
        if (bytes < 1000)
            return $"{bytes} B";
        var (size, unit) = (bytes / 1000d, 0);
        for (; size >= 999.5 && unit < 2; unit++)
            size /= 1000;
        var digits = size < 9.95 ? "0.#" : "0";
        return size.ToString(digits, CultureInfo.InvariantCulture) + " " + ((string[])["KB", "MB", "GB"])[unit];
    }
}
