using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Moderation;

/// <summary>What is said around reporting.</summary>
internal static class ReportWords
{
    /// <summary>The reasons, in the order in which they are offered.</summary>
    public static readonly (ReportReason Reason, string Words, string Hint)[] Reasons =
    [
        (ReportReason.Spam, "Spam", "Advertising, fraud, the same over and over"),
        (ReportReason.Harassment, "Harassment", "It is meant to hurt or frighten somebody"),
        (ReportReason.Hate, "Hate", "It degrades people for what they are"),
        (ReportReason.Violence, "Violence", "It threatens, praises or shows violence"),
        (ReportReason.Sexual, "Sexual content", "It has no place here"),
        (ReportReason.SelfHarm, "Self-harm", "Somebody may hurt themselves"),
        (ReportReason.Privacy, "Private information", "It shows what somebody keeps private"),
        (ReportReason.Illegal, "Against the law", "It is a crime, or asks for one"),
        (ReportReason.Other, "Something else", "Say in your own words what"),
    ];

    /// <summary>What the dialog is called.</summary>
    public static string Title(Reportable wanted) =>
        wanted.About switch
        {
            ReportSubject.Message => $"Report a message of {wanted.Name}",
            _ => $"Report {wanted.Name}",
        };

    /// <summary>Why it was not taken.</summary>
    public static string Trouble(Exception exception) =>
        exception switch
        {
            ProblemException { Problem: { Code: ProblemCodes.TooManyRequests, Title: { } title } } => title,
            _ when Reach.Failed(exception) => "No connection. Nothing has been sent; try again when it is back.",
            ProblemException { Code: ProblemCodes.NotFound } => "It is not there any more, or not for you.",
            ProblemException { Problem: var problem } => problem.Detail
                ?? problem.Title
                ?? "The server did not take it.",
            _ => "That did not work. Please try again.",
        };
}
