using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;

namespace VvsIm.Web.Client.Notifications;

/// <summary>What calls the person, and when nothing does. Pure.</summary>
public static class Alerting
{
    /// <summary>A message calls: it names them, was said in a thread that they follow, or where they want to hear everything.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="conversation">Where, as they have settled it.</param>
    /// <param name="me">Who they are.</param>
    /// <param name="followed">They follow the thread that it was said in.</param>
    /// <param name="now">The present.</param>
    public static bool Calls(this Message said, Conversation conversation, Guid me, bool followed, DateTimeOffset now)
    {
        if (said.SenderId == me || said.System is not null || conversation.MutedUntil > now)
            return false;
        var named = said.MentionsAll || said.Mentions?.Contains(me) == true;
        return conversation.Notify switch
        {
            NotificationLevel.Nothing => false,
            _ when named || followed => true,
            NotificationLevel.All => said.ThreadSeq is null,
            _ => false,
        };
    }

    /// <summary>Nothing calls now: there is a pause, or it is one of the quiet hours.</summary>
    /// <param name="settings">What they have settled.</param>
    /// <param name="now">The present.</param>
    /// <param name="day">The day of the week where the quiet hours are counted, 1 for Monday.</param>
    /// <param name="minute">The minute of that day.</param>
    public static bool Silent(this NotificationSettings settings, DateTimeOffset now, int day, int minute) =>
        settings.PausedUntil > now || settings.Quiet?.Cover(day, minute) == true;

    /// <summary>The tone as scripts and the wire spell it.</summary>
    public static string Spelled(this NotificationTone tone) =>
        tone switch
        {
            NotificationTone.Knock => "knock",
            NotificationTone.Drop => "drop",
            _ => "chime",
        };
}
