using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>One message as the log shows it. Equal rows look the same, so an equal row is not rendered again.</summary>
public sealed record LogRow
{
    /// <summary>Stays the same while a message turns from written to stored.</summary>
    public required string Key { get; init; }

    /// <summary>Its number; 0 while it is not stored.</summary>
    public required long Seq { get; init; }

    /// <summary>Who said it.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>The sender's name; null while unknown.</summary>
    public string? SenderName { get; init; }

    /// <summary>It is one's own.</summary>
    public required bool Mine { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>Its text was changed after it was said.</summary>
    public bool Edited { get; init; }

    /// <summary>It was deleted: a tombstone stands in its place.</summary>
    public bool Deleted { get; init; }

    /// <summary>Only the beginning of the text is here yet.</summary>
    public bool Cut { get; init; }

    /// <summary>The files sent with it; null for none.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>When, in the viewer's place and language.</summary>
    public required LocalMoment At { get; init; }

    /// <summary>The day to announce before it; null if the message before is of the same day.</summary>
    public string? DayLabel { get; init; }

    /// <summary>The first message not read when the conversation was opened.</summary>
    public bool FirstUnread { get; init; }

    /// <summary>The first of a run of one sender's messages: it carries name and face.</summary>
    public bool StartsRun { get; init; }

    /// <summary>How far one's own message has come; null for others'.</summary>
    public SendState? State { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>The message on its way behind this row, to send again or discard.</summary>
    public UnsentMessage? Unsent { get; init; }

    /// <summary>The held message behind this row; null for every other.</summary>
    public HeldMessage? Held { get; init; }

    /// <summary>The message on its way behind this row, if files go with it.</summary>
    public UnsentMessage? Filing { get; init; }

    /// <summary>The stored message behind this row; null while it is on its way.</summary>
    public Message? Message { get; init; }

    /// <summary>What it answers.</summary>
    public Quote? Quote { get; init; }

    /// <summary>It was said by somebody else first, and forwarded.</summary>
    public bool Forwarded { get; init; }

    /// <summary>Who first said it; null while unknown.</summary>
    public string? ForwardedFrom { get; init; }

    /// <summary>Unread replies in the thread that begins with it.</summary>
    public int ThreadUnread { get; init; }

    /// <summary>When the last reply was said, as the viewer reads it today.</summary>
    public string? ThreadLast { get; init; }

    /// <summary>What a system message tells, its names isolated; null for what somebody said.</summary>
    public string? System { get; init; }

    /// <summary>The sentences that <see cref="System"/> sums up, one a line; null where it stands for itself.</summary>
    public string? Folded { get; init; }

    /// <summary>It was asked for, by a link or a jump: it stands out.</summary>
    public bool Target { get; init; }
}
