using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Notifications;

/// <summary>
/// Names what an answer could know of: its snapshot, and the database cluster in which that means something. Times would not do, for
/// commits overtake each other.
/// </summary>
internal sealed record NotificationAsOf(Guid Epoch, string Snapshot)
{
    /// <summary>That of the transaction it runs in.</summary>
    public static async Task<NotificationAsOf> NowAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    ) =>
        (
            await connection
                .Command("SELECT epoch, pg_current_snapshot()::text FROM installation")
                .FirstAsync(row => new NotificationAsOf(row.GetGuid(0), row.GetString(1)), cancellationToken)
        )!;

    /// <summary>Null when it is not one of ours.</summary>
    public static NotificationAsOf? TryParse(string text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && Guid.TryParseExact(text.AsSpan(0, dot), "N", out var epoch) && IsSnapshot(text[(dot + 1)..])
            ? new(epoch, text[(dot + 1)..])
            : null;
    }

    public override string ToString() => $"{Epoch:N}.{Snapshot}";

    // xmin:xmax:open,open,… with xmin <= open < xmax, rising; the database takes nothing else.
    private static bool IsSnapshot(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 3 || !IsId(parts[0], out var from) || !IsId(parts[1], out var end) || from > end)
            return false;
        var last = from - 1;
        foreach (var part in parts[2].Length == 0 ? [] : parts[2].Split(','))
        {
            if (!IsId(part, out var open) || open <= last || open >= end)
                return false;
            last = open;
        }
        return true;
    }

    // Ids begin at 3; the first bit is not theirs.
    private static bool IsId(string text, out ulong id) =>
        ulong.TryParse(text, out id) && id is >= 3 and <= long.MaxValue;
}
