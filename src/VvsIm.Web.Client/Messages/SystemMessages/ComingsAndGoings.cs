using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Messages.SystemMessages;

/// <summary>Many comings and goings in a row are one line: "12 people joined, 3 left". Pure.</summary>
internal static class ComingsAndGoings
{
    /// <summary>So many in a row are still told one by one.</summary>
    public const int Told = 5;

    /// <summary>The rows, with one in place of each long run of comings and goings of one day.</summary>
    public static List<LogRow> Fold(List<LogRow> rows)
    {
        var folded = new List<LogRow>(rows.Count);
        for (var at = 0; at < rows.Count; )
        {
            var length = RunAt(rows, at);
            if (length > Told)
                folded.Add(One(rows.GetRange(at, length)));
            else
                folded.AddRange(rows.GetRange(at, Math.Max(length, 1)));
            at += Math.Max(length, 1);
        }
        return folded;
    }

    private static int RunAt(List<LogRow> rows, int at)
    {
        var length = 0;
        while (
            at + length < rows.Count && IsOne(rows[at + length]) && (length == 0 || rows[at + length].DayLabel is null)
        )
            length++;
        return length;
    }

    private static bool IsOne(LogRow row) =>
        row.Message?.System?.Kind
            is SystemMessageKind.Joined
                or SystemMessageKind.Added
                or SystemMessageKind.Left
                or SystemMessageKind.Removed;

    private static LogRow One(List<LogRow> run) =>
        run[0] with
        {
            System = Sum(run),
            Folded = string.Join('\n', run.Select(row => row.System)),
        };

    private static string Sum(List<LogRow> run)
    {
        var joined = Count(run, SystemMessageKind.Joined, SystemMessageKind.Added);
        var left = Count(run, SystemMessageKind.Left, SystemMessageKind.Removed);
        return (joined, left) switch
        {
            (_, 0) => $"{People(joined)} joined",
            (0, _) => $"{People(left)} left",
            _ => $"{People(joined)} joined, {left} left",
        };
    }

    private static int Count(List<LogRow> run, SystemMessageKind alone, SystemMessageKind byOther) =>
        run.Select(row => row.Message!.System!)
            .Sum(told =>
                told.Kind == alone ? 1
                : told.Kind == byOther ? told.UserIds?.Length ?? 0
                : 0
            );

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";
}
