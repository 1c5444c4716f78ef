using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Media.Download;

/// <summary>The gate to bytes: one question, whose answer does not say whether something is not there or not for whoever asks.</summary>
internal sealed class MediaAccess(NpgsqlDataSource database)
{
    private static readonly string Ask = Sql.Load("Media/Download/MediaAccess.sql");

    /// <summary>The file that this person may have now; null if there is none.</summary>
    public Task<ServedMedium?> FindAsync(Guid id, Guid userId, bool preview, CancellationToken cancellationToken) =>
        database.Command(Ask, id, userId, preview).FirstAsync(ServedMedium.Read, cancellationToken);
}
