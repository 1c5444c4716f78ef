using VvsIm.Contracts.Search;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>Which of several things a name means, as people write names: the whole, else the beginning of a word of it.</summary>
internal static class Naming
{
    /// <summary>Those that are meant; several if it cannot be told.</summary>
    public static IEnumerable<T> Meant<T>(IEnumerable<T> things, Func<T, string?> nameOf, string written)
    {
        var name = FoldedText.Fold(written.TrimStart('@', '#')).Trim();
        if (name.Length == 0)
            return [];
        var named = things.Select(thing => (thing, name: FoldedText.Fold(nameOf(thing) ?? ""))).ToList();
        var whole = named.Where(pair => pair.name == name).ToList();
        return (whole.Count > 0 ? whole : named.Where(pair => Begins(pair.name, name))).Select(pair => pair.thing);
    }

    private static bool Begins(string name, string written)
    {
        for (
            var at = name.IndexOf(written, StringComparison.Ordinal);
            at >= 0;
            at = name.IndexOf(written, at + 1, StringComparison.Ordinal)
        )
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]) || name[at] > 0x2e7f)
                return true;
        return false;
    }
}
