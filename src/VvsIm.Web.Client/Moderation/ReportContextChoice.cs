using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Web.Client.Moderation;

/// <summary>
/// How much of what stands around is handed over. What is shown before sending is exactly what is sent: by id, and not by a number that may mean
/// other messages a moment later.
/// </summary>
internal static class ReportContextChoice
{
    /// <summary>The choices there are, the smallest first.</summary>
    public static (string Words, int Count)[] For(Reportable wanted) =>
        wanted.About switch
        {
            _ when Around(wanted, Limits.ReportContext).Length == 0 => [(None(wanted.About), 0)],
            ReportSubject.Message =>
            [
                (None(wanted.About), 0),
                ("With 2 messages before and after it", 2),
                ("With 10 messages before and after it", 10),
            ],
            ReportSubject.User =>
            [
                (None(wanted.About), 0),
                ("With their last 5 messages here", 5),
                ("With their last 20 messages here", 20),
            ],
            _ => [(None(wanted.About), 0), ("With the last 5 messages", 5), ("With the last 20 messages", 20)],
        };

    /// <summary>The messages that a choice means, oldest first; without the reported one.</summary>
    public static Message[] Around(Reportable wanted, int count)
    {
        var said = wanted.Nearby.Where(message => message.System is null && message.DeletedAt is null);
        if (wanted.Message is { } reported)
            return
            [
                .. said.Where(message => message.Seq < reported.Seq).TakeLast(count),
                .. said.Where(message => message.Seq > reported.Seq).Take(count),
            ];
        if (wanted.About == ReportSubject.User)
            said = said.Where(message => message.SenderId == wanted.Id);
        return [.. said.TakeLast(count)];
    }

    private static string None(ReportSubject about) =>
        about == ReportSubject.Message ? "This message only" : "No messages";
}
