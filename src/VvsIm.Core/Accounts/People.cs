using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts;

/// <summary>The names that go beside a page, so that a screen never shows an id first.</summary>
internal sealed class People(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>These people, each once. The caller has made sure that the reader may know of them.</summary>
    public async Task<User[]> NameAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids.Distinct()];
        if (wanted.Length == 0)
            return [];
        var users = await database
            .Command(
                """
                SELECT id, display_name, status_emoji, status_text, status_until, avatar_id
                FROM users WHERE id = ANY ($1) ORDER BY id
                """,
                wanted
            )
            .ListAsync(row => Read(row, time.GetUtcNow()), cancellationToken);
        return [.. users];
    }

    /// <summary>A person out of a row: id, name, the three parts of a status, which is left out when its time has passed, and picture.</summary>
    public static User Read(NpgsqlDataReader row, DateTimeOffset now) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            StatusColumns.Current(
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
                now
            ),
            row.IsDBNull(5) ? null : row.GetGuid(5)
        );
}
