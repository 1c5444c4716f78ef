using VvsIm.Admin.Shell;
using VvsIm.Contracts.Retention;

namespace VvsIm.Admin.Retention;

/// <summary>What is said of how long something is kept.</summary>
internal static class RetentionWords
{
    public static string Days(int? days) =>
        days switch
        {
            null or 0 => "For ever",
            1 => "1 day",
            { } some => $"{Figures.Count(some)} days",
        };

    public static string Exceptions(WorkspaceRetention row) =>
        (row.OwnRules, row.HeldConversations) switch
        {
            (0, 0) => "None",
            (var rules, 0) => $"{rules} with own rules",
            (0, var held) => $"{held} on hold",
            var (rules, held) => $"{rules} with own rules, {held} on hold",
        };

    public static string State(RetentionRunState state) =>
        state switch
        {
            RetentionRunState.Running => "Running",
            RetentionRunState.Done => "Done",
            _ => "Interrupted",
        };
}
