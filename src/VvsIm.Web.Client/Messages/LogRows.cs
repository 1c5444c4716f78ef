using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Messages.SystemMessages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>Makes the rows of the log from what is stored and what is on its way. Pure.</summary>
public sealed class LogRows
{
    private static readonly TimeSpan RunPause = TimeSpan.FromMinutes(5);

    /// <summary>Whose screen it is.</summary>
    public required Guid Me { get; init; }

    /// <summary>Names people; null for someone unknown.</summary>
    public required Func<Guid, string?> NameOf { get; init; }

    /// <summary>Tells the viewer's time.</summary>
    public required Func<DateTimeOffset, LocalMoment> TimeOf { get; init; }

    /// <summary>Names a day of <see cref="LocalMoment.Day"/>, such as Today.</summary>
    public required Func<string, string> NameOfDay { get; init; }

    /// <summary>A moment as short as a list has room for.</summary>
    public required Func<DateTimeOffset, string> BriefOf { get; init; }

    /// <summary>Where the viewer stands in the thread that begins with a message; null for nowhere.</summary>
    public required Func<long, ThreadPosition?> PositionIn { get; init; }

    private SystemWords Words => field ??= new(Me, NameOf, at => TimeOf(at).Full);

    /// <summary>
    /// The rows, oldest first. What is on its way comes last, and only where the newest messages are in view; what the log shows
    /// already isn't shown again. The first message of others after <paramref name="unreadAfter"/> is marked, and the one asked for
    /// (<paramref name="target"/>). What a rule holds (<paramref name="held"/>) stands before what is on its way.
    /// </summary>
    public IReadOnlyList<LogRow> From(
        MessageLog log,
        IEnumerable<UnsentMessage> unsent,
        long? unreadAfter,
        long? target = null,
        IEnumerable<HeldMessage>? held = null
    )
    {
        var rows = new List<LogRow>(log.Items.Count + 4);
        var shown = new HashSet<Guid>();
        var previousAt = DateTimeOffset.MinValue;
        // A window that starts later than the first unread message does not show where that was.
        var marked = unreadAfter is null || (log.Items.Count > 0 && log.Items[0].Seq > unreadAfter + 1);
        foreach (var message in log.Items)
        {
            var first =
                !marked
                && message.Seq > unreadAfter
                && message.SenderId != Me
                && message is { DeletedAt: null, System: null };
            marked |= first;
            Add(
                Stored(message) with
                {
                    FirstUnread = first,
                    Target = message.Seq == target,
                    Quote = QuoteOf(log, message.DeletedAt is null ? message.ReplyToSeq : null),
                },
                message.CreatedAt
            );
            if (message.SenderId == Me && message.System is null)
                shown.Add(message.ClientId);
        }
        if (!log.HasNewer)
            foreach (var message in (held ?? []).Where(m => !shown.Contains(m.ClientId)))
            {
                shown.Add(message.ClientId);
                Add(Waiting(message) with { Quote = QuoteOf(log, message.ReplyToSeq) }, message.HeldAt);
            }
        if (!log.HasNewer)
            foreach (var message in unsent.Where(m => !shown.Contains(m.ClientId)))
                Add(OnItsWay(message) with { Quote = QuoteOf(log, message.ReplyToSeq) }, message.WrittenAt);
        return ComingsAndGoings.Fold(rows);

        void Add(LogRow row, DateTimeOffset at)
        {
            var previous = rows.Count == 0 ? null : rows[^1];
            var newDay = previous is null || previous.At.Day != row.At.Day;
            rows.Add(
                row with
                {
                    DayLabel = newDay ? NameOfDay(row.At.Day) : null,
                    StartsRun =
                        newDay
                        || row.FirstUnread
                        || previous!.SenderId != row.SenderId
                        || previous.System is not null
                        || at - previousAt > RunPause,
                }
            );
            previousAt = at;
        }
    }

    /// <summary>The row of the message that a thread begins with, over its replies.</summary>
    public LogRow Beginning(MessageLog log, Message root) =>
        Stored(root) with
        {
            StartsRun = true,
            Quote = QuoteOf(log, root.DeletedAt is null ? root.ReplyToSeq : null),
        };

    private LogRow Stored(Message message) =>
        new()
        {
            Key = $"{message.SenderId:N}{message.ClientId:N}",
            Seq = message.Seq,
            SenderId = message.SenderId,
            SenderName = NameOf(message.SenderId),
            Mine = message.SenderId == Me,
            Text = message.Text,
            Edited = message is { EditedAt: not null, DeletedAt: null },
            Deleted = message.DeletedAt is not null,
            Cut = message.Cut,
            Attachments = message.DeletedAt is null ? message.Attachments : null,
            At = TimeOf(message.CreatedAt),
            State = message.SenderId == Me ? SendState.Sent : null,
            Message = message,
            Forwarded = message.ForwardedFromId is not null,
            ForwardedFrom = message.ForwardedFromId is { } from ? NameOf(from) : null,
            ThreadUnread = message.Thread is null ? 0 : PositionIn(message.Seq)?.Unread ?? 0,
            ThreadLast = message.Thread?.LastAt is { } last ? BriefOf(last) : null,
            System = message.System is null ? null : Words.Of(message),
        };

    private Quote? QuoteOf(MessageLog log, long? replyToSeq)
    {
        if (replyToSeq is not { } seq)
            return null;
        var quoted = log.Find(seq);
        return new(
            seq,
            quoted is null ? null : NameOf(quoted.SenderId),
            quoted is null or { DeletedAt: not null } ? null : AttachmentWords.Of(quoted, NameOf),
            quoted?.DeletedAt is not null || log.Quoted.IsGone(seq),
            quoted is { DeletedAt: null } ? AttachmentWords.IconOf(quoted.Attachments) : null
        );
    }

    private LogRow Waiting(HeldMessage message) =>
        new()
        {
            Key = $"{Me:N}{message.ClientId:N}",
            Seq = 0,
            SenderId = Me,
            SenderName = NameOf(Me),
            Mine = true,
            Text = message.Text,
            Attachments = message.Attachments,
            At = TimeOf(message.HeldAt),
            State = SendState.Held,
            Reason = message.Reason,
            Held = message,
            Forwarded = message.ForwardedFromId is not null,
            ForwardedFrom = message.ForwardedFromId is { } from ? NameOf(from) : null,
        };

    private LogRow OnItsWay(UnsentMessage message) =>
        new()
        {
            Key = $"{Me:N}{message.ClientId:N}",
            Seq = 0,
            SenderId = Me,
            SenderName = NameOf(Me),
            Mine = true,
            Text = message.Text,
            At = TimeOf(message.WrittenAt),
            State = message.State,
            Reason = message.Reason,
            Unsent = message.State == SendState.Failed ? message : null,
            Filing = message.Files is null ? null : message,
            Forwarded = message.ForwardId is not null,
        };
}
