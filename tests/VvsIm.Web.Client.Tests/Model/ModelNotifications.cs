using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>What I have been told of, as the server keeps it; here only marks count as reading.</summary>
internal sealed class ModelNotifications
{
    /// <summary>Newest first.</summary>
    public List<Notification> Items { get; } = [];

    public NotificationSettings Settings { get; set; } = new();

    /// <summary>Adds what tells of a message.</summary>
    public Notification Tell(Message message, NotificationKind kind = NotificationKind.Mention, bool read = false)
    {
        var notification = new Notification
        {
            Id = message.Id,
            Kind = kind,
            At = message.CreatedAt,
            Read = read,
            ConversationId = message.ConversationId,
            Seq = message.Seq,
            ThreadSeq = message.ThreadSeq,
            Text = message.Text,
            Actors = [message.SenderId],
        };
        Items.Insert(0, notification);
        return notification;
    }

    /// <summary>The answer if the path is one of ours.</summary>
    public HttpResponseMessage? Answer(HttpRequestMessage request, string[] path) =>
        (request.Method.Method, path) switch
        {
            ("GET", ["notifications"]) => Json(
                Page(System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)),
                VvsImJson.Default.NotificationPage
            ),
            ("POST", ["notifications", "read"]) => Json(
                Mark(Body(request, VvsImJson.Default.MarkNotificationsRequest)),
                VvsImJson.Default.NotificationsMarked
            ),
            ("GET", ["notifications", "settings"]) => Json(Settings, VvsImJson.Default.NotificationSettings),
            ("PUT", ["notifications", "settings"]) => Json(
                Settle(Body(request, VvsImJson.Default.NotificationSettingsRequest)),
                VvsImJson.Default.NotificationSettings
            ),
            _ => null,
        };

    /// <summary>A page of those that pass the filter.</summary>
    public NotificationPage Page(System.Collections.Specialized.NameValueCollection query)
    {
        var fitting = Items.FindAll(item =>
            (query["unread"] is null || !item.Read) && (query["kind"] is null || item.Kind == NotificationKind.Mention)
        );
        var (from, size) = (int.Parse(query["cursor"] ?? "0"), int.Parse(query["limit"] ?? "50"));
        return new()
        {
            Items = [.. fitting.Skip(from).Take(size)],
            NextCursor = fitting.Count > from + size ? $"{from + size}" : null,
            Unread = Items.Count(item => !item.Read),
            AsOf = $"{Items.Count}",
            Users = [],
        };
    }

    private NotificationsMarked Mark(MarkNotificationsRequest request)
    {
        var marked = Items.FindAll(item => item.Read != request.Read && request.Ids?.Contains(item.Id) != false);
        foreach (var item in marked)
            Items[Items.IndexOf(item)] = item with { Read = request.Read };
        return new([.. marked.Select(item => item.Id)], Items.Count(item => !item.Read));
    }

    private NotificationSettings Settle(NotificationSettingsRequest request) =>
        Settings = Settings with
        {
            Change = Settings.Change + 1,
            Desktop = request.Desktop ?? Settings.Desktop,
            Preview = request.Preview ?? Settings.Preview,
            Sound = request.Sound ?? Settings.Sound,
            Tone = request.Tone ?? Settings.Tone,
            Quiet = request.Quiet ?? Settings.Quiet,
            PausedUntil = request.PausedUntil.Given ? request.PausedUntil.Until : Settings.PausedUntil,
        };

    private static T Body<T>(HttpRequestMessage request, JsonTypeInfo<T> type) =>
        request.Content!.ReadFromJsonAsync(type).GetAwaiter().GetResult()!;

    private static HttpResponseMessage Json<T>(T value, JsonTypeInfo<T> type) =>
        new(System.Net.HttpStatusCode.OK) { Content = JsonContent.Create(value, type) };
}
