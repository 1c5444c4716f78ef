using System.Globalization;

namespace VvsIm.Core.Media.Shared;

/// <summary>Where something shared stands: its message, and its place among what that one shares. A cursor is the last one's.</summary>
/// <param name="Seq">The message's number.</param>
/// <param name="Place">From 0 on, in the message's order.</param>
internal readonly record struct SharedPlace(long Seq, int Place)
{
    /// <summary>Before everything, the newest included.</summary>
    public static readonly SharedPlace Top = new(long.MaxValue, 0);

    /// <summary>It comes after the other one: in an older message, or later in the same.</summary>
    public bool IsAfter(SharedPlace other) => Seq < other.Seq || (Seq == other.Seq && Place > other.Place);

    /// <summary>Reads a cursor; no cursor is the beginning.</summary>
    public static bool TryParse(string? cursor, out SharedPlace place)
    {
        place = Top;
        if (string.IsNullOrEmpty(cursor))
            return true;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (
            dot < 0
            || !long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            || !int.TryParse(cursor.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        )
            return false;
        place = new(seq, at);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}.{Place}");
}
