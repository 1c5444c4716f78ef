using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Later;

/// <summary>
/// Keeps the <see cref="Agenda"/> as the server has it, and changes it there. What is asked for here needs the server at once: what
/// it refuses, or a road that is closed, is the caller's to tell.
/// </summary>
public sealed class Postponing : IDisposable
{
    private readonly VvsImClient client;
    private readonly Agenda agenda;
    private readonly People people;
    private readonly Errand errand;
    private readonly Dictionary<
        (Guid ConversationId, string Text, long? ReplyTo, long? Thread, string Files),
        Guid
    > tried = [];

    public Postponing(VvsImClient client, Agenda agenda, People people, TimeProvider time, ILogger logger)
    {
        (this.client, this.agenda, this.people) = (client, agenda, people);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>The agenda changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The agenda is not there and the server was not reached; it is being tried again.</summary>
    public bool Unreached => errand.Unreached && !agenda.Loaded;

    /// <summary>Fetches what the agenda lacks.</summary>
    public void Ask()
    {
        if (agenda.Needed)
            errand.Ask();
    }

    /// <summary>Fetches it all: events may have been lost, or it is about to be read.</summary>
    public void Refresh()
    {
        agenda.Doubt();
        Ask();
    }

    /// <summary>Takes an event.</summary>
    public void Apply(RealtimeEvent happened)
    {
        if (!agenda.Apply(happened))
            return;
        Changed.Raise();
        Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    /// <summary>Has something said at a time.</summary>
    /// <exception cref="ProblemException">See <see cref="LaterClient.ScheduleAsync"/>.</exception>
    public async Task<ScheduledMessage> ScheduleAsync(
        Guid conversationId,
        string text,
        DateTimeOffset sendAt,
        long? replyToSeq = null,
        long? threadSeq = null,
        Guid[]? attachmentIds = null
    )
    {
        // Nobody knows what became of a try that was not answered: the next one carries the same id, and is the same message.
        var key = (conversationId, text, replyToSeq, threadSeq, string.Join(' ', attachmentIds ?? []));
        if (!tried.TryGetValue(key, out var clientId))
            tried[key] = clientId = Guid.CreateVersion7();
        var stored = await client.Later.ScheduleAsync(
            conversationId,
            new(clientId, text, sendAt, replyToSeq, threadSeq, attachmentIds)
        );
        tried.Remove(key);
        // The try before had another time, and had arrived.
        if ((stored.SendAt - sendAt).Duration() > TimeSpan.FromMilliseconds(1))
            stored = await client.Later.ChangeAsync(stored.Id, new(SendAt: sendAt));
        return Put(stored);
    }

    /// <summary>Puts one back that was just taken away.</summary>
    public async Task RestoreAsync(ScheduledMessage message) =>
        Put(
            await client.Later.ScheduleAsync(
                message.ConversationId,
                new(
                    message.ClientId,
                    message.Text,
                    message.SendAt,
                    message.ReplyToSeq,
                    message.ThreadSeq,
                    message.Attachments?.Select(file => file.Id).ToArray()
                )
            )
        );

    /// <summary>Changes one that waits.</summary>
    public async Task ChangeAsync(Guid id, string text, DateTimeOffset sendAt) =>
        Put(await GoneIfNotFoundAsync(id, client.Later.ChangeAsync(id, new(text, sendAt))));

    /// <summary>Takes one back.</summary>
    public async Task CancelAsync(Guid id)
    {
        await GoneIfNotFoundAsync(id, client.Later.CancelAsync(id));
        agenda.Scheduled.Remove(id);
        Changed.Raise();
    }

    /// <summary>Sends one without waiting for its time.</summary>
    public async Task<Message> SendNowAsync(Guid id)
    {
        var sent = await client.Later.SendNowAsync(id);
        agenda.Scheduled.Remove(id);
        Changed.Raise();
        return sent;
    }

    /// <summary>Reminds of a message.</summary>
    public async Task<Reminder> RemindAsync(Guid messageId, DateTimeOffset at) =>
        Put(await client.Later.RemindAsync(messageId, at));

    /// <summary>Puts a reminder off.</summary>
    public async Task SnoozeAsync(Guid id, DateTimeOffset at) => Put(await client.Later.SnoozeAsync(id, at));

    /// <summary>Is done with a reminder. One that is gone already is done with.</summary>
    public async Task DoneAsync(Guid id)
    {
        try
        {
            await client.Later.DoneAsync(id);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // Another device was first.
        }
        agenda.Reminders.Remove(id);
        Changed.Raise();
    }

    public void Dispose() => errand.Dispose();

    private ScheduledMessage Put(ScheduledMessage message)
    {
        agenda.Scheduled.Put(message);
        Changed.Raise();
        return message;
    }

    private Reminder Put(Reminder reminder)
    {
        agenda.Reminders.Put(reminder);
        Changed.Raise();
        return reminder;
    }

    // What is not there any more has been sent or taken back elsewhere: the list is behind.
    private async Task<T> GoneIfNotFoundAsync<T>(Guid id, Task<T> request)
    {
        await GoneIfNotFoundAsync(id, (Task)request);
        return await request;
    }

    private async Task GoneIfNotFoundAsync(Guid id, Task request)
    {
        try
        {
            await request;
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            agenda.Scheduled.Remove(id);
            Refresh();
            Changed.Raise();
            throw;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (agenda.Needed)
            {
                if (agenda.Scheduled.Needed)
                {
                    var begun = agenda.Scheduled.Begin();
                    agenda.Scheduled.Load((await client.Later.ScheduledAsync(cancellationToken)).Items, begun);
                }
                if (agenda.Reminders.Needed)
                {
                    var begun = agenda.Reminders.Begin();
                    var page = await client.Later.RemindersAsync(cancellationToken);
                    people.Add(page.Users);
                    agenda.Reminders.Load(page.Items, begun);
                }
                Changed.Raise();
            }
        }
        catch (Exception e) when (Reach.Failed(e, cancellationToken) && !agenda.Loaded)
        {
            Changed.Raise();
            throw;
        }
    }
}
