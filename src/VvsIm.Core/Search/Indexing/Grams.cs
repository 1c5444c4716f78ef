using System.Text;

namespace VvsIm.Core.Search.Indexing;

/// <summary>
/// The pieces by which a text is found, the same for every language: three letters in a row; two, or one, where the script writes no
/// spaces between words (or is pictures). Two letters of other
/// scripts are found at the beginning of a word (or beside a sign), one letter as a word.
/// </summary>
internal static class Grams
{
    private const int Single = 1;
    private const int Pair = 2;
    private const int Triple = 3;
    private const int Beginning = 4;
    private const int Lone = 5;

    /// <summary>All pieces of a text that was folded.</summary>
    public static void AddAll(HashSet<int> keys, string folded)
    {
        foreach (var run in Runs(folded))
            for (var at = 0; at < run.Length; at++)
                AddAt(keys, run, at);
    }

    /// <summary>The pieces that a text must have to hold this folded one; none if there is no telling.</summary>
    public static void AddNeeded(HashSet<int> keys, string folded)
    {
        foreach (var run in Runs(folded))
            if (run.Length == 1)
                keys.Add(Key(IsDense(run[0]) ? Single : Lone, run[0]));
            else if (run.Length == 2 && !IsDense(run[0]) && !IsDense(run[1]))
                keys.Add(Key(Beginning, run[0], run[1]));
            else
                for (var at = 0; at < run.Length; at++)
                    AddLong(keys, run, at);
    }

    /// <summary>Whether words of this script stand without spaces between them, or it is a picture.</summary>
    public static bool IsDense(Rune rune) =>
        rune.Value switch
        {
            < 0x80 => false,
            >= 0x0e00 and <= 0x0eff => true, // Thai, Lao
            >= 0x1000 and <= 0x109f => true, // Myanmar
            >= 0x1780 and <= 0x17ff => true, // Khmer
            >= 0x2e80 and <= 0x9fff => true, // Kana, Han
            >= 0xac00 and <= 0xd7af => true, // Hangul
            >= 0xf900 and <= 0xfaff => true,
            >= 0x1f000 => true,
            _ => !Rune.IsLetterOrDigit(rune),
        };

    private static void AddAt(HashSet<int> keys, Rune[] run, int at)
    {
        AddLong(keys, run, at);
        if (IsDense(run[at]))
            keys.Add(Key(Single, run[at]));
        else if (at == 0 || IsBoundary(run[at - 1]) || IsBoundary(run[at]))
        {
            if (at + 1 == run.Length || IsBoundary(run[at + 1]) || IsBoundary(run[at]))
                keys.Add(Key(Lone, run[at]));
            AddPair(keys, run, at);
        }
        else if (at + 1 < run.Length && IsBoundary(run[at + 1]))
            AddPair(keys, run, at);
    }

    private static void AddPair(HashSet<int> keys, Rune[] run, int at)
    {
        if (at + 1 < run.Length && !IsDense(run[at + 1]))
            keys.Add(Key(Beginning, run[at], run[at + 1]));
    }

    private static void AddLong(HashSet<int> keys, Rune[] run, int at)
    {
        if (at + 1 >= run.Length)
            return;
        if (IsDense(run[at]) || IsDense(run[at + 1]))
            keys.Add(Key(Pair, run[at], run[at + 1]));
        else if (at + 2 < run.Length && !IsDense(run[at + 2]))
            keys.Add(Key(Triple, run[at], run[at + 1], run[at + 2]));
    }

    private static bool IsBoundary(Rune rune) => IsDense(rune) || !Rune.IsLetterOrDigit(rune);

    private static IEnumerable<Rune[]> Runs(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(run => run.EnumerateRunes().ToArray());

    private static int Key(int kind, Rune first, Rune second = default, Rune third = default) =>
        SearchKeys.Hash(kind, (uint)first.Value, (uint)second.Value, (uint)third.Value);
}
