namespace VvsIm.Core;

/// <summary>Text that PostgreSQL can store: no NUL, no half of a surrogate pair.</summary>
internal static class PlainText
{
    /// <summary>Whether the text can be stored as it is.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
