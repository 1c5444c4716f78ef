using VvsIm.Contracts.Later;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Later;

/// <summary>What this person has put off: messages that wait for their time, reminders that are due or to come. Not thread-safe.</summary>
public sealed class Agenda
{
    /// <summary>The next one first.</summary>
    public OwnList<ScheduledMessage> Scheduled { get; } =
        new(message => message.Id, (a, b) => (a.SendAt, a.Id).CompareTo((b.SendAt, b.Id)));

    /// <summary>Those that are due first, then those to come, each by time.</summary>
    public OwnList<Reminder> Reminders { get; } =
        new(reminder => reminder.Id, (a, b) => (a.DueAt is null, a.At, a.Id).CompareTo((b.DueAt is null, b.At, b.Id)));

    /// <summary>Both lists are here.</summary>
    public bool Loaded => Scheduled.Loaded && Reminders.Loaded;

    /// <summary>Something has to be fetched.</summary>
    public bool Needed => Scheduled.Needed || Reminders.Needed;

    /// <summary>How many want to be noticed: due reminders, and messages that could not be sent.</summary>
    public int Noticed =>
        Reminders.Items.Count(reminder => reminder.DueAt is not null)
        + Scheduled.Items.Count(message => message.Failed is not null);

    /// <summary>How many messages wait to be said in this conversation.</summary>
    public int WaitingIn(Guid conversationId) =>
        Scheduled.Items.Count(message => message.ConversationId == conversationId && message.Failed is null);

    /// <summary>Events may have been lost.</summary>
    public void Doubt()
    {
        Scheduled.Doubt();
        Reminders.Doubt();
    }

    /// <summary>Takes an event; false if it is none of ours.</summary>
    public bool Apply(RealtimeEvent happened)
    {
        switch (happened)
        {
            case ScheduledChanged:
                Scheduled.Doubt();
                return true;
            case RemindersChanged:
                Reminders.Doubt();
                return true;
            case ReminderDue due:
                // Delivered at least once: by the second time it may be done with, or put off.
                if (Reminders.Items.Any(known => known.Id == due.Reminder.Id && known.At == due.Reminder.At))
                    Reminders.Put(due.Reminder);
                Reminders.Doubt();
                return true;
            default:
                return false;
        }
    }
}
