namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>What could be completed where somebody is typing: a person after <c>@</c>, an emoji after <c>:</c>.</summary>
/// <param name="Person">A person, else an emoji.</param>
/// <param name="Start">Where the sign before it stands.</param>
/// <param name="Typed">What was typed after the sign.</param>
internal readonly record struct Completing(bool Person, int Start, string Typed)
{
    // A name may have spaces; whoever has typed more words than this is telling something else.
    private const int MostWords = 3;
    private const int Longest = 40;
    private const int FewestOfCode = 2;

    /// <summary>What is being typed right before this place; null if it is nothing to complete.</summary>
    public static Completing? At(string text, int caret)
    {
        if (caret <= 0 || caret > text.Length)
            return null;
        var before = text.AsSpan(0, caret);
        var found = Emoji(before) ?? Somebody(before);
        return found is not null && !CodeSpans.IsOpenAtEnd(before[..found.Value.Start]) ? found : null;
    }

    /// <summary>The code, without colons, that is finished by the colon right before this place; null if none is.</summary>
    public static Completing? Finished(string text, int caret)
    {
        if (caret < FewestOfCode || caret > text.Length || text[caret - 1] != ':')
            return null;
        var start = caret - 2;
        while (start > 0 && IsOfCode(text[start]))
            start--;
        if (start == caret - 2 || text[start] != ':' || !MayStand(text.AsSpan(0, start)))
            return null;
        return CodeSpans.IsOpenAtEnd(text.AsSpan(0, start)) ? null : new(false, start, text[(start + 1)..(caret - 1)]);
    }

    private static Completing? Emoji(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && IsOfCode(before[start - 1]))
            start--;
        if (
            before.Length - start < FewestOfCode
            || start == 0
            || before[start - 1] != ':'
            || !MayStand(before[..(start - 1)])
        )
            return null;
        return new(false, start - 1, before[start..].ToString());
    }

    private static Completing? Somebody(ReadOnlySpan<char> before)
    {
        var start = before.LastIndexOf('@');
        if (start < 0 || before.Length - start > Longest || !MayStand(before[..start]))
            return null;
        var typed = before[(start + 1)..];
        var fits = typed.IndexOf('\n') < 0 && !typed.StartsWith(" ") && typed.Count(' ') < MostWords;
        return fits ? new(true, start, typed.ToString()) : null;
    }

    // Behind a word a sign means something else: 10:30, https:, ann@example.com.
    private static bool MayStand(ReadOnlySpan<char> before) =>
        before.IsEmpty || !(char.IsLetterOrDigit(before[^1]) || before[^1] is ':' or '@' or '<');

    private static bool IsOfCode(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '+' or '-';
}
