using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts;

/// <summary>The names that go beside a page, so that a screen never shows an id first.</summary>
internal sealed class People(NpgsqlDataSource database)
{
    /// <summary>These people, each once. The caller has made sure that the reader may know of them.</summary>
    public async Task<User[]> NameAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids.Distinct()];
        if (wanted.Length == 0)
            return [];
        var users = await database
            .Command("SELECT id, display_name FROM users WHERE id = ANY ($1) ORDER BY id", wanted)
            .ListAsync(row => new User(row.GetGuid(0), row.GetString(1)), cancellationToken);
        return [.. users];
    }
}
