using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>The model server behind its HTTP API, as far as the app asks it. Answers come at once, on the asker's thread.</summary>
internal sealed class ModelApi(ModelServer server) : HttpMessageHandler
{
    /// <summary>Answers in the server's place when it returns something; may throw what a network throws.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Loses this many answers to sent messages after they were stored.</summary>
    public int LostAnswers { get; set; }

    /// <summary>Every request so far, as "GET /api/me".</summary>
    public List<string> Asked { get; } = [];

    public VvsImClient Client() => new(new HttpClient(this) { BaseAddress = new Uri("http://model/") });

    public static HttpResponseMessage Refuse(int status, string code, string? field = null, string? text = null) =>
        Json(
            new Problem
            {
                Status = status,
                Code = code,
                Title = text,
                Errors = field is null ? null : new Dictionary<string, string[]> { [field] = [text ?? code] },
            },
            VvsImJson.Default.Problem,
            (HttpStatusCode)status
        );

    public static HttpResponseMessage Conversation(ModelServer server, Room room) =>
        Json(server.Fetch(room), VvsImJson.Default.Conversation, HttpStatusCode.Created);

    public static HttpResponseMessage Message(Message message) => Json(message, VvsImJson.Default.Message);

    public static HttpResponseMessage Unreachable(HttpRequestMessage _) => throw new HttpRequestException("no network");

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        return Task.FromResult(Instead?.Invoke(request) ?? Answer(request));
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
        if (server.Later.Answer(request, path) is { } later)
            return later;
        if (server.Media.Answer(request, path) is { } media)
            return media;
        if (ModelGroups.Answer(server, request, path) is { } inGroup)
            return inGroup;
        if (server.Notifications.Answer(request, path) is { } notifications)
            return notifications;
        if (path is ["conversations", var id, ..] && Guid.TryParse(id, out var conversation))
            return
                server.Rooms.FirstOrDefault(r =>
                    r.Id == conversation && (!r.Left || r.Kind == ConversationKind.Channel)
                )
                    is { } room
                ? AnswerIn(room, path, query, request)
                : Refuse(404, ProblemCodes.NotFound);
        return path switch
        {
            ["me"] => Json(server.Self, VvsImJson.Default.Me),
            ["conversations", "pins"] => Json(
                new Page<Preferences>
                {
                    Items = server.OrderPins(Body(request, VvsImJson.Default.PinOrderRequest).Ids!),
                },
                VvsImJson.Default.PagePreferences
            ),
            ["conversations"] => Json(server.List(), VvsImJson.Default.ConversationPage),
            ["sync"] => Json(server.Sync(query["since"]), VvsImJson.Default.SyncPage),
            ["users"] => Json(new Page<User> { Items = [.. Found(query)] }, VvsImJson.Default.PageUser),
            ["realtime", "token"] => Json(new RealtimeToken("ws://model", "t"), VvsImJson.Default.RealtimeToken),
            ["auth", "registration"] => Json(new Registration(RegistrationMode.Open), VvsImJson.Default.Registration),
            ["held"] => Json(new Page<HeldMessage> { Items = [] }, VvsImJson.Default.PageHeldMessage),
            ["auth", ..] => new HttpResponseMessage(HttpStatusCode.OK),
            _ => Refuse(404, ProblemCodes.NotFound),
        };
    }

    private HttpResponseMessage AnswerIn(
        Room room,
        string[] path,
        System.Collections.Specialized.NameValueCollection query,
        HttpRequestMessage request
    )
    {
        var limit = int.Parse(query["limit"] ?? "50");
        return path[2..] switch
        {
            [] => Json(server.Fetch(room), VvsImJson.Default.Conversation),
            ["messages"] when request.Method == HttpMethod.Post => Send(room, request),
            ["messages"] when query["before"] is { } before => Page(room.Before(long.Parse(before), limit)),
            ["messages"] when query["after"] is { } after => Page(room.After(long.Parse(after), limit)),
            ["messages"] when query["around"] is { } around => Page(room.Around(long.Parse(around), limit)),
            ["messages"] => Page(room.Newest(limit)),
            ["messages", var seq] when long.TryParse(seq, out var number) && number <= room.Messages.Count => Json(
                room.Messages[(int)number - 1],
                VvsImJson.Default.Message
            ),
            ["changes"] => Json(room.Changes(long.Parse(query["after"]!)), VvsImJson.Default.ChangePage),
            ["read"] when Body(request, VvsImJson.Default.MarkReadRequest) is var wish => Json(
                server.Read(room, wish.Seq!.Value, wish.Epoch),
                VvsImJson.Default.ReadPosition
            ),
            ["unread"] => Json(
                server.MarkUnread(room, Body(request, VvsImJson.Default.MarkUnreadRequest).Seq),
                VvsImJson.Default.ReadPosition
            ),
            ["preferences"] => Json(
                server.Prefer(room, Body(request, VvsImJson.Default.PreferencesRequest)),
                VvsImJson.Default.Preferences
            ),
            ["draft"] => Json(
                server.SaveDraft(room, Body(request, VvsImJson.Default.DraftRequest).Text),
                VvsImJson.Default.Preferences
            ),
            ["receipts"] => Json(
                new Page<Receipt> { Items = [.. server.Receipts.GetValueOrDefault(room.Id, [])] },
                VvsImJson.Default.PageReceipt
            ),
            ["members", "me"] => Leave(room),
            _ => Refuse(404, ProblemCodes.NotFound),
        };
    }

    private HttpResponseMessage Send(Room room, HttpRequestMessage request)
    {
        var body = Body(request, VvsImJson.Default.SendMessageRequest);
        var stored =
            room.Messages.Find(m => m.ClientId == body.ClientId)
            ?? server.Say(
                room,
                server.Me,
                body.ClientId,
                body.Text,
                thread: body.ThreadSeq,
                replyTo: body.ReplyToSeq,
                files: body.AttachmentIds
            );
        if (LostAnswers-- > 0)
            throw new HttpRequestException("the answer was lost");
        return Json(stored, VvsImJson.Default.Message, HttpStatusCode.Created);
    }

    private HttpResponseMessage Leave(Room room)
    {
        server.Leave(room);
        return new(HttpStatusCode.NoContent);
    }

    private IEnumerable<User> Found(System.Collections.Specialized.NameValueCollection query) =>
        query["ids"] is { } ids
            ? server.People.Where(u => ids.Contains($"{u.Id}"))
            : server.People.Where(u =>
                u.DisplayName.Contains(query["query"] ?? "", StringComparison.OrdinalIgnoreCase)
            );

    private static T Body<T>(HttpRequestMessage request, JsonTypeInfo<T> type) =>
        request.Content!.ReadFromJsonAsync(type).GetAwaiter().GetResult()!;

    private static HttpResponseMessage Page(MessagePage page) => Json(page, VvsImJson.Default.MessagePage);

    public static HttpResponseMessage Json<T>(
        T value,
        JsonTypeInfo<T> type,
        HttpStatusCode status = HttpStatusCode.OK
    ) => new(status) { Content = JsonContent.Create(value, type) };
}
