using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Later;

/// <summary>The user's scheduled messages are others than before: fetch them. On <c>usr:</c> of that user.</summary>
public sealed record ScheduledChanged : RealtimeEvent;

/// <summary>The user's reminders are others than before: fetch them. On <c>usr:</c> of that user.</summary>
public sealed record RemindersChanged : RealtimeEvent;

/// <summary>A reminder came due, the message's text cut at <see cref="Limits.EventTextLength"/>. On <c>usr:</c> of that user.</summary>
public sealed record ReminderDue(Reminder Reminder) : RealtimeEvent;
