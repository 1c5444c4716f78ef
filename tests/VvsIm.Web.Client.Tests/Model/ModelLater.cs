using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>The two lists of what I have put off, as the server keeps them. Nothing here comes due by itself.</summary>
internal sealed class ModelLater
{
    public List<ScheduledMessage> Scheduled { get; } = [];
    public List<Reminder> Reminders { get; } = [];

    /// <summary>Adds a reminder as another device would have; due if a time is given.</summary>
    public Reminder Remind(Message message, DateTimeOffset at, DateTimeOffset? due = null)
    {
        var reminder = new Reminder
        {
            Id = Guid.CreateVersion7(),
            ConversationId = message.ConversationId,
            MessageId = message.Id,
            Seq = message.Seq,
            At = at,
            DueAt = due,
            Message = message,
        };
        Reminders.Add(reminder);
        return reminder;
    }

    /// <summary>Makes a reminder due, and answers the event that says so.</summary>
    public ReminderDue Ring(Reminder reminder)
    {
        var due = reminder with { DueAt = reminder.At };
        Reminders[Reminders.IndexOf(reminder)] = due;
        return new(due);
    }

    /// <summary>The answer if the path is one of ours.</summary>
    public HttpResponseMessage? Answer(HttpRequestMessage request, string[] path) =>
        (request.Method.Method, path) switch
        {
            ("GET", ["scheduled"]) => Json(
                new Page<ScheduledMessage> { Items = [.. Scheduled] },
                VvsImJson.Default.PageScheduledMessage
            ),
            ("POST", ["conversations", var id, "scheduled"]) => Schedule(Guid.Parse(id), request),
            ("PATCH", ["scheduled", var id]) => Change(Guid.Parse(id), request),
            ("DELETE", ["scheduled", var id]) => Gone(Scheduled.RemoveAll(m => m.Id == Guid.Parse(id))),
            ("GET", ["reminders"]) => Json(
                new ReminderPage { Items = [.. Reminders], Users = [] },
                VvsImJson.Default.ReminderPage
            ),
            ("PATCH", ["reminders", var id]) => Snooze(Guid.Parse(id), request),
            ("DELETE", ["reminders", var id]) => Gone(Reminders.RemoveAll(r => r.Id == Guid.Parse(id))),
            _ => null,
        };

    private HttpResponseMessage Schedule(Guid conversationId, HttpRequestMessage request)
    {
        var body = Body(request, VvsImJson.Default.ScheduleMessageRequest);
        var stored = Scheduled.Find(m => m.ClientId == body.ClientId);
        if (stored is null)
            Scheduled.Add(
                stored = new()
                {
                    Id = Guid.CreateVersion7(),
                    ConversationId = conversationId,
                    ClientId = body.ClientId!.Value,
                    Text = body.Text!,
                    SendAt = body.SendAt!.Value,
                    ReplyToSeq = body.ReplyToSeq,
                    ThreadSeq = body.ThreadSeq,
                }
            );
        return Json(stored, VvsImJson.Default.ScheduledMessage, HttpStatusCode.Created);
    }

    private HttpResponseMessage Change(Guid id, HttpRequestMessage request)
    {
        var body = Body(request, VvsImJson.Default.ChangeScheduledRequest);
        var at = Scheduled.FindIndex(m => m.Id == id);
        if (at < 0)
            return ModelApi.Refuse(404, ProblemCodes.NotFound);
        var known = Scheduled[at];
        Scheduled[at] = known with
        {
            Text = body.Text ?? known.Text,
            SendAt = body.SendAt ?? known.SendAt,
            Failed = null,
        };
        return Json(Scheduled[at], VvsImJson.Default.ScheduledMessage);
    }

    private HttpResponseMessage Snooze(Guid id, HttpRequestMessage request)
    {
        var at = Reminders.FindIndex(r => r.Id == id);
        if (at < 0)
            return ModelApi.Refuse(404, ProblemCodes.NotFound);
        Reminders[at] = Reminders[at] with
        {
            At = Body(request, VvsImJson.Default.RemindRequest).At!.Value,
            DueAt = null,
        };
        return Json(Reminders[at], VvsImJson.Default.Reminder);
    }

    private static HttpResponseMessage Gone(int removed) =>
        removed > 0 ? new(HttpStatusCode.NoContent) : ModelApi.Refuse(404, ProblemCodes.NotFound);

    private static T Body<T>(HttpRequestMessage request, JsonTypeInfo<T> type) =>
        request.Content!.ReadFromJsonAsync(type).GetAwaiter().GetResult()!;

    private static HttpResponseMessage Json<T>(
        T value,
        JsonTypeInfo<T> type,
        HttpStatusCode status = HttpStatusCode.OK
    ) => new(status) { Content = JsonContent.Create(value, type) };
}
