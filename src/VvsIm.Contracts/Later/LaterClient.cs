using VvsIm.Contracts.Messages;

namespace VvsIm.Contracts.Later;

/// <summary>Scheduled messages and reminders.</summary>
public readonly struct LaterClient(VvsImClient client)
{
    /// <summary>Has a message sent at a time. The same <c>clientId</c> again answers what was stored.</summary>
    /// <exception cref="ProblemException">not_found; invalid; limit_exceeded (the text, the time, how many wait).</exception>
    public Task<ScheduledMessage> ScheduleAsync(
        Guid conversationId,
        ScheduleMessageRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/conversations/{conversationId}/scheduled",
            request,
            VvsImJson.Default.ScheduleMessageRequest,
            VvsImJson.Default.ScheduledMessage,
            cancellationToken
        );

    /// <summary>All that wait, the next one first.</summary>
    public Task<Page<ScheduledMessage>> ScheduledAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/scheduled", VvsImJson.Default.PageScheduledMessage, cancellationToken);

    /// <summary>Changes the text or the time of one that waits.</summary>
    /// <exception cref="ProblemException">not_found (also: sent); conflict (is being sent); invalid; limit_exceeded.</exception>
    public Task<ScheduledMessage> ChangeAsync(
        Guid id,
        ChangeScheduledRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/scheduled/{id}",
            request,
            VvsImJson.Default.ChangeScheduledRequest,
            VvsImJson.Default.ScheduledMessage,
            cancellationToken
        );

    /// <summary>Takes one back.</summary>
    /// <exception cref="ProblemException">not_found (also: sent); conflict (is being sent).</exception>
    public Task CancelAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/scheduled/{id}"), cancellationToken);

    /// <summary>Sends one without waiting for its time.</summary>
    /// <exception cref="ProblemException">not_found (also: sent, or not a member any more); conflict (is being sent).</exception>
    public Task<Message> SendNowAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.PostAsync($"api/scheduled/{id}/send", VvsImJson.Default.Message, cancellationToken);

    /// <summary>Reminds of a message. Asked again for the same message, it is moved.</summary>
    /// <exception cref="ProblemException">not_found (also: deleted); invalid; limit_exceeded (the time, how many there are).</exception>
    public Task<Reminder> RemindAsync(
        Guid messageId,
        DateTimeOffset at,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Post,
            $"api/messages/{messageId}/reminders",
            new RemindRequest(at),
            VvsImJson.Default.RemindRequest,
            VvsImJson.Default.Reminder,
            cancellationToken
        );

    /// <summary>All of them, those that are due first.</summary>
    public Task<ReminderPage> RemindersAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/reminders", VvsImJson.Default.ReminderPage, cancellationToken);

    /// <summary>Puts one off, also one that is due.</summary>
    /// <exception cref="ProblemException">not_found; invalid; limit_exceeded.</exception>
    public Task<Reminder> SnoozeAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/reminders/{id}",
            new RemindRequest(at),
            VvsImJson.Default.RemindRequest,
            VvsImJson.Default.Reminder,
            cancellationToken
        );

    /// <summary>Is done with one.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task DoneAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/reminders/{id}"), cancellationToken);
}
