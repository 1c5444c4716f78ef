using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Admin.Moderation.Reports;

/// <summary>What the console calls the parts of a report.</summary>
internal static class ReportTerms
{
    /// <summary>Choices of the queue's filter by state, in the server's words and ours.</summary>
    public static readonly (string Value, string Text)[] States =
    [
        ("undecided", "Undecided"),
        ("open", "Open"),
        ("inReview", "In review"),
        ("decided", "Decided"),
        ("upheld", "Upheld"),
        ("dismissed", "Dismissed"),
    ];

    /// <summary>Choices by reason.</summary>
    public static readonly (string Value, string Text)[] Reasons =
    [
        .. Enum.GetValues<ReportReason>().Select(reason => (Log.EventWords.Wire(reason), Of(reason))),
    ];

    /// <summary>Choices by what is reported.</summary>
    public static readonly (string Value, string Text)[] Subjects =
    [
        .. Enum.GetValues<ReportSubject>().Select(about => (Log.EventWords.Wire(about), Of(about))),
    ];

    /// <summary>Choices by age.</summary>
    public static readonly (string Value, string Text)[] Ages =
    [
        ("1", "Over an hour"),
        ("24", "Over a day"),
        ("72", "Over three days"),
        ("168", "Over a week"),
    ];

    public static string Of(ReportReason reason) =>
        reason switch
        {
            ReportReason.SelfHarm => "Self-harm",
            ReportReason.Sexual => "Sexual content",
            ReportReason.Illegal => "Against the law",
            ReportReason.Privacy => "Private information",
            _ => reason.ToString(),
        };

    public static string Of(ReportSubject about) => about == ReportSubject.User ? "Person" : about.ToString();

    public static string Of(ReportState state) => state == ReportState.InReview ? "In review" : state.ToString();

    public static string Of(ReportAction action) =>
        action switch
        {
            ReportAction.Warn => "Warn the person",
            ReportAction.DeleteMessage => "Delete the message",
            ReportAction.RemoveMember => "Remove them from the conversation",
            _ => "Nothing more",
        };

    /// <summary>What was done, once it was.</summary>
    public static string Done(ReportAction action) =>
        action switch
        {
            ReportAction.Warn => "The person was warned",
            ReportAction.DeleteMessage => "The message was deleted",
            ReportAction.RemoveMember => "The person was removed from the conversation",
            _ => "Nothing else was done",
        };
}
