using System.Globalization;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations;

/// <summary>
/// Cursors over "what was written since". The position is a transaction id: everything below a snapshot's xmin has been
/// committed (or undone) and was visible to it, whatever the order of commits. The epoch ties it to one database cluster.
/// </summary>
internal sealed class SyncCursors(NpgsqlDataSource database)
{
    private Guid? epoch;

    /// <summary>The cursor of this moment.</summary>
    public async Task<string> NowAsync(CancellationToken cancellationToken)
    {
        var xmin = await database
            .Command("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
            .FirstAsync(row => row.GetString(0), cancellationToken);
        return new SyncCursor(await EpochAsync(cancellationToken), ulong.Parse(xmin!), null).ToString();
    }

    /// <summary>Null when the cursor is from another database, or not one of ours.</summary>
    public async Task<SyncCursor?> ReadAsync(string text, CancellationToken cancellationToken) =>
        SyncCursor.TryParse(text) is { } cursor && cursor.Epoch == await EpochAsync(cancellationToken) ? cursor : null;

    private async Task<Guid> EpochAsync(CancellationToken cancellationToken) =>
        epoch ??= await database
            .Command("SELECT epoch FROM installation")
            .FirstAsync(row => row.GetGuid(0), cancellationToken);
}

/// <summary>Where a client is.</summary>
/// <param name="Epoch">The installation's.</param>
/// <param name="Since">Rows written by this transaction or a later one are still to be seen, after what <paramref name="Position"/> says.</param>
/// <param name="Position">In the middle of a long answer: the last row given. The rows behind it come first.</param>
internal sealed record SyncCursor(Guid Epoch, ulong Since, SyncPosition? Position)
{
    public static SyncCursor? TryParse(string text)
    {
        var parts = text.Split('.');
        if (
            parts.Length is not (2 or 4)
            || !Guid.TryParseExact(parts[0], "N", out var epoch)
            || !TryNumber(parts[1], out var since)
        )
            return null;
        if (parts.Length == 2)
            return new(epoch, since, null);
        return TryNumber(parts[2], out var xact) && Guid.TryParseExact(parts[3], "N", out var id)
            ? new(epoch, since, new(xact, id))
            : null;
    }

    public override string ToString() =>
        Position is null ? $"{Epoch:N}.{Since}" : $"{Epoch:N}.{Since}.{Position.Xact}.{Position.Id:N}";

    private static bool TryNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>A row by its order: the transaction that last wrote it, then its id.</summary>
internal sealed record SyncPosition(ulong Xact, Guid Id);
