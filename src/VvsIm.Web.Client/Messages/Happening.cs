using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Messages;

/// <summary>A message in a new state, by an event or as an answer.</summary>
/// <param name="Message">The state.</param>
/// <param name="Event">The event that told it; null for an answer, which is made for its asker alone.</param>
internal readonly record struct Happening(Message Message, MessageEvent? Event)
{
    /// <summary>
    /// The message as <paramref name="me"/> sees it. An event is the same for everybody: which reactions are one's own is known from
    /// before, and from who reacted just now.
    /// </summary>
    public Message Seen(Message? before, Guid me)
    {
        if (Event is null)
            return Message;
        var message = Message.WithTextOf(before);
        if (message.Reactions is not { } reactions)
            return message;
        var mine = (before?.Reactions ?? [])
            .Where(reaction => reaction.Mine)
            .Select(reaction => reaction.Emoji)
            .ToHashSet();
        if (Event is MessageReacted reacted && reacted.UserId == me)
        {
            if (reacted.Added)
                mine.Add(reacted.Emoji);
            else
                mine.Remove(reacted.Emoji);
        }
        return mine.Count == 0
            ? message
            : message with
            {
                Reactions = [.. reactions.Select(reaction => reaction with { Mine = mine.Contains(reaction.Emoji) })],
            };
    }
}

/// <summary>What is known of a text that an event does not carry whole.</summary>
internal static class CutText
{
    /// <summary>The message with its whole text, if that is known from before and has not been changed since.</summary>
    public static Message WithTextOf(this Message told, Message? before) =>
        told is { Cut: true, DeletedAt: null }
        && before is { Cut: false, DeletedAt: null }
        && before.EditedAt == told.EditedAt
            ? told with
            {
                Text = before.Text,
                Attachments = before.Attachments,
                Cut = false,
            }
            : told;

    /// <summary>
    /// The event says less than the beginning of a long text, which is enough for a line: files are left out, or somebody in the group may
    /// not see it.
    /// </summary>
    public static bool LeavesMoreOut(this Message told) =>
        told is { Cut: true, DeletedAt: null } && told.Text.Length < Limits.EventTextLength;
}
