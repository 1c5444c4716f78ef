using System.Collections.Concurrent;
using System.Net.Http.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Presence;

/// <summary>Ann's chat against a server that knows who is there.</summary>
public abstract class PresenceScene : ChatTest
{
    private protected PresenceScene() => Api.Instead = Answer;

    private protected Guid Bo => Server.Others[0];

    /// <summary>Who is there, as the server answers.</summary>
    private protected ConcurrentDictionary<Guid, PersonPresence> There { get; } = [];

    /// <summary>What this tab has said of itself.</summary>
    private protected List<BeatRequest> Beats { get; } = [];

    /// <summary>Conversations in which this tab said that one types.</summary>
    private protected List<string> Typed { get; } = [];

    /// <summary>Statuses that were set; null for one taken away.</summary>
    private protected List<UserStatus?> Statuses { get; } = [];

    private protected int Questions { get; private set; }

    private protected void Tell(params RealtimeEvent[] happened) =>
        Chat.Connection.Receive([
            .. happened.Select(e => System.Text.Json.JsonSerializer.Serialize(e, VvsImJson.Default.RealtimeEvent)),
        ]);

    private HttpResponseMessage? Answer(HttpRequestMessage request) =>
        (request.Method.Method, request.RequestUri!.AbsolutePath) switch
        {
            ("PUT", "/api/presence") => Took(() => Beats.Add(Read(request, VvsImJson.Default.BeatRequest))),
            ("GET", "/api/presence") => Page(),
            ("POST", var path) when path.EndsWith("/typing") => Took(() => Typed.Add(path)),
            ("PUT", "/api/me/status") => Status(Read(request, VvsImJson.Default.UserStatus)),
            ("DELETE", "/api/me/status") => Status(null),
            _ => null,
        };

    private HttpResponseMessage Page()
    {
        Questions++;
        return Json(
            new PresencePage { Items = [.. There.Values], At = Time.GetUtcNow() },
            VvsImJson.Default.PresencePage
        );
    }

    private HttpResponseMessage Status(UserStatus? status)
    {
        Statuses.Add(status);
        return Json(Server.Self with { Status = status }, VvsImJson.Default.Me);
    }

    private static T Read<T>(
        HttpRequestMessage request,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type
    ) => request.Content!.ReadFromJsonAsync(type).GetAwaiter().GetResult()!;

    private static HttpResponseMessage Took(Action took)
    {
        took();
        return new(System.Net.HttpStatusCode.NoContent);
    }

    private static HttpResponseMessage Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        new(System.Net.HttpStatusCode.OK) { Content = JsonContent.Create(value, type) };
}
