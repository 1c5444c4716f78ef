using System.Diagnostics;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>
/// Looks through the index from a place on, the newest first, in growing stretches of segments, until there is enough. Nothing is
/// ever asked for as a whole that could be large, so a word that is everywhere costs no more than one that is nowhere.
/// </summary>
internal sealed class Sweep(NpgsqlConnection connection, Wanted wanted, TimeSpan patience)
{
    private const int FirstStretch = 2_048;
    private const int LongestStretch = 32_768;

    // What the whole rest may hold and still be looked at in one go.
    private const int Few = 4_000;

    // Where little is said, a stretch is long in time; each segment of it costs a look, though.
    private const int MostSegments = 64;

    private const string Newest =
        "SELECT segment, documents FROM search_segments WHERE segment BETWEEN $1 AND $2 ORDER BY segment DESC LIMIT $3";

    private readonly long began = Stopwatch.GetTimestamp();
    private long looked;
    private long stretched;
    private bool tooMany;

    /// <summary>Looks until so many fit, or everything has been seen, or patience is at an end.</summary>
    /// <param name="from">What comes after this place.</param>
    /// <param name="enough">Messages wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Swept> RunAsync(Place from, int enough, CancellationToken cancellationToken)
    {
        var found = new List<Candidate>();
        var place = from;
        var floor = wanted.From is { } time ? Segments.FirstOf(time) : long.MinValue;
        var stretch = FirstStretch;
        while (place.Segment >= floor)
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
                return new(found, place);
            var rest = stretched > 0 && wanted.IsParticular && !tooMany && looked <= stretched / 64;
            var segments = rest ? null : await StretchAsync(floor, place.Segment, stretch, cancellationToken);
            if (segments is [])
                break;
            var low = segments?[^1] ?? floor;
            var step = await new Step(
                wanted,
                low,
                segments,
                place,
                Math.Clamp(2 * (enough - found.Count), 64, 400),
                rest ? Few : null
            ).TakeAsync(connection, cancellationToken);
            if (rest && step.Looked == Few)
            {
                tooMany = true;
                continue;
            }
            foreach (var candidate in step.Candidates)
            {
                if (wanted.Compare(candidate) is not { Fits: true } match)
                    continue;
                found.Add(candidate with { Quality = match.Quality });
                if (found.Count == enough)
                    return new(found, candidate.Place);
            }
            if (step.More is { } more)
            {
                place = more;
                continue;
            }
            if (rest)
                break;
            place = Place.Top(low - 1);
            looked += step.Looked;
            stretched += stretch;
            stretch = Math.Min(8 * stretch, LongestStretch);
        }
        return new(found, null);
    }

    // The newest segments that together hold about so many.
    private async Task<List<long>> StretchAsync(
        long floor,
        long top,
        int documents,
        CancellationToken cancellationToken
    )
    {
        var segments = await connection
            .Command(Newest, floor, top, MostSegments)
            .ListAsync(row => (Segment: row.GetInt64(0), Documents: row.GetInt32(1)), cancellationToken);
        var held = 0;
        return
        [
            .. segments
                .TakeWhile(one => (held += one.Documents) - one.Documents < documents)
                .Select(one => one.Segment),
        ];
    }
}

/// <summary>What a sweep found.</summary>
/// <param name="Found">In order, the newest first.</param>
/// <param name="End">The place up to which everything was looked at; null when nothing is left.</param>
internal sealed record Swept(List<Candidate> Found, Place? End);
