using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Conversations.Groups;

namespace VvsIm.Web.Client.Messages.SystemMessages;

/// <summary>Finds the words for what a system message tells. Pure.</summary>
/// <param name="me">Who reads it.</param>
/// <param name="nameOf">Names people; null for someone unknown.</param>
/// <param name="timeOf">Tells a moment, with its day.</param>
internal sealed class SystemWords(Guid me, Func<Guid, string?> nameOf, Func<DateTimeOffset, string> timeOf)
{
    private const int Named = 3;

    /// <summary>One sentence without a full stop, its names <see cref="Isolated"/>.</summary>
    public string Of(Message message)
    {
        var told = message.System!;
        var who = message.SenderId == me ? "You" : Name(message.SenderId);
        var whom = People(told.UserIds ?? []);
        var text = told.Text is { Length: > 0 } some ? $"“{Isolated.Name(some)}”" : null;
        return told.Kind switch
        {
            SystemMessageKind.Joined => $"{who} joined",
            SystemMessageKind.Added => $"{who} added {whom}",
            SystemMessageKind.Left => $"{who} left",
            SystemMessageKind.Removed => $"{who} removed {whom}",
            SystemMessageKind.RoleChanged when whom.Length > 0 => $"{who} made {whom} {Role(told.Role)}",
            SystemMessageKind.RoleChanged => $"{who} {(who == "You" ? "are" : "is")} now {Role(told.Role)}",
            SystemMessageKind.Silenced when told.Until < Preferences.ForEver =>
                $"{who} silenced {whom} until {timeOf(told.Until.Value)}",
            SystemMessageKind.Silenced => $"{who} silenced {whom}",
            SystemMessageKind.Unsilenced => $"{who} let {whom} write again",
            SystemMessageKind.TitleChanged => $"{who} changed the name to {text}",
            SystemMessageKind.TopicChanged => text is null
                ? $"{who} removed the topic"
                : $"{who} changed the topic to {text}",
            SystemMessageKind.EmojiChanged => text is null
                ? $"{who} removed the emoji"
                : $"{who} changed the emoji to {told.Text}",
            SystemMessageKind.AvatarChanged => $"{who} changed the picture",
            SystemMessageKind.PostingChanged when told.Posting == Posting.Admins =>
                $"{who} made this read-only: only admins can write",
            SystemMessageKind.PostingChanged => $"{who} let everybody write",
            SystemMessageKind.SlowModeChanged when told.Seconds > 0 =>
                $"{who} turned slow mode on: one message every {Lengths.Of(told.Seconds.Value)}",
            SystemMessageKind.SlowModeChanged => $"{who} turned slow mode off",
            SystemMessageKind.HistoryChanged when told.HistoryVisible == true =>
                $"{who} let new members see what was said before",
            SystemMessageKind.HistoryChanged => $"{who} hid what was said before from new members",
            // Newer than this program.
            _ => $"{who} changed something here",
        };
    }

    private string People(Guid[] ids)
    {
        // One finds oneself first.
        string[] names = [.. ids.OrderByDescending(id => id == me).Select(id => id == me ? "you" : Name(id))];
        return names switch
        {
            [] => "",
            [var one] => one,
            { Length: <= Named } => $"{string.Join(", ", names[..^1])} and {names[^1]}",
            _ => $"{string.Join(", ", names[..(Named - 1)])} and {names.Length - Named + 1} others",
        };
    }

    private string Name(Guid id) => Isolated.Name(nameOf(id) ?? "…");

    private static string Role(MemberRole? role) =>
        role switch
        {
            MemberRole.Owner => "an owner",
            MemberRole.Admin => "an admin",
            _ => "an ordinary member",
        };
}
