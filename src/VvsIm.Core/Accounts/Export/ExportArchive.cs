using System.IO.Compression;
using System.Text;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Accounts.Export;

/// <summary>Writes a copy of somebody's data as an archive into a file, bit by bit: neither a list nor an upload is ever held in memory.</summary>
internal sealed class ExportArchive(NpgsqlDataSource database, IObjectStore store)
{
    private const string Files = """
        SELECT f.id, f.name, o.workspace_id, o.id FROM media f JOIN objects o ON o.id = f.object_id
        WHERE f.uploader_id = $1 ORDER BY f.created_at, f.id
        """;

    private static readonly byte[] Separator = ",\n"u8.ToArray();

    /// <summary>Writes all of it.</summary>
    /// <param name="userId">Whose data.</param>
    /// <param name="into">Grows; stays open.</param>
    /// <param name="progress">Told how many parts, rows and files, are done.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="StoreUnavailableException">The files cannot be read now.</exception>
    public async Task WriteAsync(
        Guid userId,
        Stream into,
        Func<long, CancellationToken, Task> progress,
        CancellationToken cancellationToken
    )
    {
        await using var archive = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        var done = 0L;
        foreach (var part in ExportParts.All)
        {
            done += await WriteRowsAsync(archive, part, userId, cancellationToken);
            await progress(done, cancellationToken);
        }
        var files = await database
            .Command(Files, userId)
            .ListAsync(
                row => (Id: row.GetGuid(0), Name: row.GetString(1), Key: ObjectKey.Of(row.GetGuid(2), row.GetGuid(3))),
                cancellationToken
            );
        foreach (var (id, name, key) in files)
        {
            await CopyAsync(archive, $"files/{id}/{SafeName(name)}", key, cancellationToken);
            await progress(++done, cancellationToken);
        }
    }

    private async Task<long> WriteRowsAsync(
        ZipArchive archive,
        ExportPart part,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var entry = await archive
            .CreateEntry(part.File, CompressionLevel.Fastest)
            .OpenAsync(cancellationToken);
        await entry.WriteAsync("[\n"u8.ToArray(), cancellationToken);
        var rows = 0L;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var command = connection.Command(part.Query, userId))
        {
            // Everything that somebody ever said may take its time.
            command.CommandTimeout = 0;
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                if (rows++ > 0)
                    await entry.WriteAsync(Separator, cancellationToken);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(row.GetString(0)), cancellationToken);
            }
        }
        await entry.WriteAsync("\n]\n"u8.ToArray(), cancellationToken);
        return rows;
    }

    // Files are mostly packed already.
    private async Task CopyAsync(ZipArchive archive, string name, string key, CancellationToken cancellationToken)
    {
        StoredBytes stored;
        try
        {
            stored = await store.OpenAsync(key, 0, null, cancellationToken);
        }
        catch (ObjectMissingException)
        {
            // files.json still tells of it; the comparison of store and table tells the operator.
            return;
        }
        await using (stored)
        await using (
            var entry = await archive.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellationToken)
        )
            await stored.Content.CopyToAsync(entry, cancellationToken);
    }

    private static string SafeName(string name) =>
        string.Concat(name.Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) ? '_' : letter))
            is { } safe
        && safe is not ("." or "..")
            ? safe
            : "file";
}
