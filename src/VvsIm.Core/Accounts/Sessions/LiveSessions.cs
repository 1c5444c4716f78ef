using System.Collections.Concurrent;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>
/// The sessions that this node has met: asked at every request, so it answers from memory. What it meets for the first time it reads;
/// what ends is taken out by <see cref="SessionWatch"/>.
/// </summary>
internal sealed class LiveSessions(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How long a session that nobody uses is remembered.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>How long it is remembered that a session has ended: longer than any look-up takes that began before.</summary>
    private static readonly TimeSpan EndKept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, LiveSession> known = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> ended = new();

    /// <summary>The session, if it is one of this person's and has not ended.</summary>
    public async ValueTask<LiveSession?> FindAsync(CurrentSession session, CancellationToken cancellationToken)
    {
        if (ended.ContainsKey(session.Id))
            return null;
        if (
            !known.TryGetValue(session.Id, out var live) && (live = await ReadAsync(session, cancellationToken)) is null
        )
        {
            ended[session.Id] = time.GetUtcNow();
            return null;
        }
        return live.UserId == session.UserId ? live : null;
    }

    /// <summary>One that has just begun.</summary>
    public LiveSession Add(CurrentSession session, DateTimeOffset seenAt)
    {
        var live = known.GetOrAdd(session.Id, _ => new LiveSession(session.UserId, seenAt));
        // It may have ended while it was read: whoever ends it marks first and takes out then.
        if (ended.ContainsKey(session.Id))
            known.TryRemove(session.Id, out _);
        return live;
    }

    /// <summary>It has ended.</summary>
    public void End(Guid id)
    {
        ended[id] = time.GetUtcNow();
        known.TryRemove(id, out _);
    }

    /// <summary>Forgets what was not needed for long.</summary>
    public void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (id, live) in known)
            if (now - live.SeenAt > Kept)
                known.TryRemove(id, out _);
        foreach (var (id, at) in ended)
            if (now - at > EndKept)
                ended.TryRemove(KeyValuePair.Create(id, at));
    }

    private async Task<LiveSession?> ReadAsync(CurrentSession session, CancellationToken cancellationToken)
    {
        var seenAt = await database
            .Command(
                "SELECT last_seen_at FROM sessions WHERE id = $1 AND user_id = $2 AND ended_at IS NULL",
                session.Id,
                session.UserId
            )
            .FirstAsync<DateTimeOffset?>(row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return seenAt is { } at ? Add(session, at) : null;
    }
}

/// <summary>A session that has not ended, as one node knows it.</summary>
internal sealed class LiveSession(Guid userId, DateTimeOffset seenAt)
{
    private long seen = seenAt.UtcTicks;

    /// <summary>Whose.</summary>
    public Guid UserId { get; } = userId;

    /// <summary>When it was last used, as far as that was written down; it lags by <see cref="SessionUses.Pause"/>.</summary>
    public DateTimeOffset SeenAt => new(Interlocked.Read(ref seen), TimeSpan.Zero);

    /// <summary>True for one caller of many: the one who has to write down that it was used now.</summary>
    public bool TryNote(DateTimeOffset now, TimeSpan pause)
    {
        var before = Interlocked.Read(ref seen);
        return now.UtcTicks - before >= pause.Ticks
            && Interlocked.CompareExchange(ref seen, now.UtcTicks, before) == before;
    }
}
