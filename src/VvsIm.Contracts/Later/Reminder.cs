using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;

namespace VvsIm.Contracts.Later;

/// <summary>A message that somebody wants to be reminded of. One per person and message; nobody else learns of it.</summary>
public sealed record Reminder
{
    /// <summary>The reminder's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where the message is.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Its number in the conversation.</summary>
    public required long Seq { get; init; }

    /// <summary>When to remind.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it came due; null while it is still to come.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The message as it is now; null when it may no longer be read.</summary>
    public Message? Message { get; init; }
}

/// <summary>All of one's reminders: those that are due first, then those to come, each by time.</summary>
public sealed record ReminderPage
{
    /// <summary>At most <see cref="Limits.Reminders"/>, which is one page.</summary>
    public required Reminder[] Items { get; init; }

    /// <summary>Always null: there is no other page. As in every list.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The people whom the messages name.</summary>
    public required User[] Users { get; init; }
}

/// <summary>Body of <c>POST /api/messages/{id}/reminders</c> and of <c>PATCH /api/reminders/{id}</c>.</summary>
/// <param name="At">At most <see cref="Limits.DaysAhead"/> days ahead, and not past by more than a minute.</param>
public sealed record RemindRequest(DateTimeOffset? At);
