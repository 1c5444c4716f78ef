using System.Collections.Concurrent;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>Gathers which sessions are being used, and writes them down many at once, away from the requests.</summary>
internal sealed class SessionUses(NpgsqlDataSource database, LiveSessions live, TimeProvider time)
{
    /// <summary>One session's use is written down this often.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, string? Address)> noted = new();

    /// <summary>It was used now, from here.</summary>
    public void Note(Guid id, LiveSession session, string? address)
    {
        var now = time.GetUtcNow();
        if (session.TryNote(now, Pause))
            noted[id] = (now, address);
    }

    /// <summary>Writes down what was noted. What is not there any more was deleted, and has ended.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (noted.IsEmpty)
            return;
        var all = noted.ToArray();
        // In order of their keys, so that two nodes that write the same sessions wait for each other and not in a circle.
        Array.Sort(all, (one, other) => one.Key.CompareTo(other.Key));
        var there = await database
            .Command(
                """
                WITH used AS (
                  SELECT s.id, u.at, u.address
                  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS u (id, at, address)
                  JOIN sessions s ON s.id = u.id
                  ORDER BY s.id
                  FOR UPDATE OF s
                )
                UPDATE sessions s
                SET last_seen_at = greatest(s.last_seen_at, used.at), address = coalesce(used.address, s.address)
                FROM used WHERE s.id = used.id
                RETURNING s.id, s.ended_at IS NULL
                """,
                all.Select(use => use.Key).ToArray(),
                all.Select(use => use.Value.At).ToArray(),
                all.Select(use => use.Value.Address).ToArray()
            )
            .ListAsync(row => (Id: row.GetGuid(0), Live: row.GetBoolean(1)), cancellationToken);
        var alive = there.Where(session => session.Live).Select(session => session.Id).ToHashSet();
        foreach (var use in all)
        {
            noted.TryRemove(use);
            if (!alive.Contains(use.Key))
                live.End(use.Key);
        }
    }
}
