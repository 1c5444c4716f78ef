using Microsoft.Net.Http.Headers;
using Npgsql;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Download;

/// <summary>Bytes that somebody may have, and what they are told of them.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">Found in the content.</param>
/// <param name="Shown">Browsers may show it in place; anything else is only saved.</param>
/// <param name="Key">In the store.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Tag">A strong one: the hash of the bytes.</param>
internal sealed record ServedMedium(
    string Name,
    string ContentType,
    bool Shown,
    string Key,
    long Size,
    EntityTagHeaderValue Tag
)
{
    /// <summary>Reads a row of <c>MediaAccess.sql</c>.</summary>
    public static ServedMedium Read(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(2),
            row.GetString(1) != "file",
            ObjectKey.Of(row.GetGuid(3), row.GetGuid(4)),
            row.GetInt64(5),
            new($"\"{Convert.ToHexStringLower(row.GetFieldValue<byte[]>(6))}\"")
        );
}
