using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;

namespace VvsIm.Testing;

/// <summary>What people put off.</summary>
public static class LaterOperations
{
    /// <summary>Has something said in so long.</summary>
    public static Task<ScheduledMessage> ScheduleAsync(this Tester who, Guid room, string text, TimeSpan ahead) =>
        who.Api.Later.ScheduleAsync(room, new(Guid.CreateVersion7(), text, DateTimeOffset.UtcNow + ahead));

    /// <summary>What waits for this person's time, the next one first.</summary>
    public static async Task<ScheduledMessage[]> ScheduledAsync(this Tester who) =>
        (await who.Api.Later.ScheduledAsync()).Items;

    /// <summary>Asks to be reminded in so long.</summary>
    public static Task<Reminder> RemindAsync(this Tester who, Message of, TimeSpan ahead) =>
        who.Api.Later.RemindAsync(of.Id, DateTimeOffset.UtcNow + ahead);

    /// <summary>This person's reminders, those that are due first.</summary>
    public static async Task<Reminder[]> RemindersAsync(this Tester who) =>
        (await who.Api.Later.RemindersAsync()).Items;
}
