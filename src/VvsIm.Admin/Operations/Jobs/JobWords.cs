using System.Text;
using VvsIm.Admin.Shell;
using VvsIm.Admin.Shell.Parts;
using VvsIm.Contracts.Operations;

namespace VvsIm.Admin.Operations.Jobs;

/// <summary>What is said of a job.</summary>
internal static class JobWords
{
    /// <summary>Send due messages, for SendDueMessages.</summary>
    public static string Name(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
            if (words.Length > 0 && char.IsUpper(letter))
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        return words.ToString();
    }

    /// <summary>What it is for; nothing for one that a newer worker knows.</summary>
    public static string What(string name) =>
        name switch
        {
            "SendDueMessages" => "Sends scheduled messages whose time has come.",
            "RingReminders" => "Rings reminders whose time has come.",
            "CollectMedia" => "Forgets files that nobody needs any more.",
            "CollectObjects" => "Removes bytes from the object store that nothing points to.",
            "CompareStore" => "Compares the object store with the table.",
            "DeliverBroadcasts" => "Sends broadcasts whose time has come.",
            "ForgetOldSessions" => "Forgets sessions that ended long ago.",
            "NoteLogEnd" => "Says in the process's log where the moderation log ends.",
            "RunExports" => "Makes the copies of people's data that were asked for.",
            "RunSweeps" => "Hides, brings back or erases what somebody said.",
            "ForgetOldNotifications" => "Forgets notifications that are older than they are kept.",
            "ReportDeadRows" => "Says in the log how many outbox rows were set aside.",
            "PruneDeadRows" => "Removes outbox rows that nobody replayed in time.",
            "MeasureMinute" => "Writes down the figures of the minute that has passed.",
            "RollUpMeasurements" => "Makes hours out of minutes, and forgets old figures.",
            "PurgeMessages" => "Removes messages that are older than retention allows.",
            _ => "",
        };

    public static bool Runs(JobState job) => job is { StartedAt: not null, EndedAt: null };

    public static string State(JobState job) =>
        job.Requested ? "Will run now"
        : Runs(job) ? "Running"
        : job.Result switch
        {
            JobResult.Done => "Done",
            JobResult.Failed => "Failed",
            _ => "Not run yet",
        };

    public static ChipTone Tone(JobState job) =>
        job.Requested || Runs(job)
            ? ChipTone.Accent
            : job.Result switch
            {
                JobResult.Done => ChipTone.Good,
                JobResult.Failed => ChipTone.Bad,
                _ => ChipTone.Plain,
            };

    /// <summary>What the last run told of the next one may have passed for a job that runs every few seconds.</summary>
    public static string Next(JobState job, DateTimeOffset now) =>
        job.NextAt is not { } next ? "–"
        : next - now is { TotalSeconds: > 5 } wait ? $"in {Figures.Duration(wait)}"
        : "at any moment";
}
