using VvsIm.Core.Search.Sweeping;

namespace VvsIm.Core.Search;

/// <summary>
/// What comes first: how well it fits, against its age. A better fit by one degree (a beginning of a word for a piece of it, a whole word for a
/// beginning) is worth thirty days. The score holds no "now", so that it is the same on every page.
/// </summary>
internal static class Ranking
{
    /// <summary>Messages that are ranked together, the newest that fit. Older ones come after all of them.</summary>
    public const int Together = 200;

    private static readonly double Degree = TimeSpan.FromDays(30).Ticks;

    /// <summary>The score; the higher, the earlier.</summary>
    public static long Score(Candidate candidate) => candidate.CreatedAt.UtcTicks + (long)(candidate.Quality * Degree);

    /// <summary>In order of relevance, those behind a score.</summary>
    public static List<Candidate> Behind(IEnumerable<Candidate> found, (long Score, Guid Id)? last) =>
        [
            .. found
                .Select(candidate => (candidate, score: Score(candidate)))
                .Where(one =>
                    last is not { } behind
                    || one.score < behind.Score
                    || (one.score == behind.Score && one.candidate.Id.CompareTo(behind.Id) < 0)
                )
                .OrderByDescending(one => one.score)
                .ThenByDescending(one => one.candidate.Id)
                .Select(one => one.candidate),
        ];
}
