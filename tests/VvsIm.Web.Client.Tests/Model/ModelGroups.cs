using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>The endpoints of groups and channels.</summary>
internal static class ModelGroups
{
    /// <summary>The answer if the path is one of ours.</summary>
    public static HttpResponseMessage? Answer(ModelServer server, HttpRequestMessage request, string[] path)
    {
        if (path is ["channels"])
            return Json(Channels(server, Query(request)["query"]), VvsImJson.Default.PageListedChannel);
        if (path is not ["conversations", var id, ..] || !Guid.TryParse(id, out var conversation))
            return null;
        if (server.Rooms.FirstOrDefault(r => r.Id == conversation) is not { } room)
            return null;
        var visible = !room.Left || room.Kind == ConversationKind.Channel;
        return (request.Method.Method, path[2..]) switch
        {
            ("PATCH", []) => Change(server, room, request),
            ("DELETE", []) => Gone(server, room),
            ("GET", ["members"]) when visible => Json(
                Members(server, room, Query(request)),
                VvsImJson.Default.PageMember
            ),
            ("POST", ["members"]) => Add(server, room, request),
            ("PUT", ["members", "me"]) => Join(server, room),
            ("DELETE", ["members", var who]) when Guid.TryParse(who, out var person) => Remove(server, room, person),
            ("PATCH", ["members", var who]) => ChangeMember(server, room, Guid.Parse(who), request),
            _ => null,
        };
    }

    private static HttpResponseMessage Change(ModelServer server, Room room, HttpRequestMessage request)
    {
        server.Change(room, Body(request, VvsImJson.Default.ChangeConversationRequest), server.Me);
        return Json(server.Fetch(room), VvsImJson.Default.Conversation);
    }

    private static HttpResponseMessage Gone(ModelServer server, Room room)
    {
        server.Leave(room);
        return new(HttpStatusCode.NoContent);
    }

    private static HttpResponseMessage Add(ModelServer server, Room room, HttpRequestMessage request)
    {
        server.Gain(room, Body(request, VvsImJson.Default.AddMembersRequest).UserIds!);
        return Json(server.Fetch(room), VvsImJson.Default.Conversation);
    }

    private static HttpResponseMessage Join(ModelServer server, Room room)
    {
        server.Join(room);
        return Json(server.Fetch(room), VvsImJson.Default.Conversation);
    }

    private static HttpResponseMessage Remove(ModelServer server, Room room, Guid person)
    {
        server.Remove(room, person);
        return new(HttpStatusCode.NoContent);
    }

    private static HttpResponseMessage ChangeMember(
        ModelServer server,
        Room room,
        Guid person,
        HttpRequestMessage request
    )
    {
        var body = Body(request, VvsImJson.Default.ChangeMemberRequest);
        var before = room.Others.Find(m => m.UserId == person);
        var after = server.ChangeMember(
            room,
            person,
            body.Role ?? before?.Role ?? room.Role,
            body.SilencedUntil.Given ? body.SilencedUntil.Until : before?.SilencedUntil
        );
        return Json(after, VvsImJson.Default.Member);
    }

    private static Page<Member> Members(
        ModelServer server,
        Room room,
        System.Collections.Specialized.NameValueCollection query
    )
    {
        IEnumerable<Member> everybody =
            room.Others.Count == 0
                ? server
                    .People.Where(u => room.Peer is null || u.Id == room.Peer || u.Id == server.Me)
                    .Select(u => new Member(u.Id, u.DisplayName, MemberRole.Member, room.OpenedAt))
                :
                [
                    .. room.Left ? [] : new[] { new Member(server.Me, "Ann", room.Role, room.OpenedAt) },
                    .. room.Others,
                ];
        var found = everybody
            .Where(m => m.DisplayName.Contains(query["query"] ?? "", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(m => m.Role >= MemberRole.Admin ? m.Role : MemberRole.Member)
            .ThenBy(m => m.DisplayName, StringComparer.Ordinal)
            .ToArray();
        var (from, limit) = (int.Parse(query["cursor"] ?? "0"), int.Parse(query["limit"] ?? "50"));
        return new()
        {
            Items = [.. found.Skip(from).Take(limit)],
            NextCursor = from + limit < found.Length ? $"{from + limit}" : null,
        };
    }

    private static Page<ListedChannel> Channels(ModelServer server, string? query) =>
        new()
        {
            Items =
            [
                .. server
                    .Rooms.Where(r => r.Kind == ConversationKind.Channel)
                    .Where(r => $"{r.Title} {r.Topic}".Contains(query ?? "", StringComparison.OrdinalIgnoreCase))
                    .OrderBy(r => r.Title, StringComparer.Ordinal)
                    .Select(r => new ListedChannel
                    {
                        Id = r.Id,
                        WorkspaceId = Guid.Empty,
                        Title = r.Title!,
                        Topic = r.Topic,
                        Emoji = r.Emoji,
                        Members = r.Members,
                        Posting = r.Posting,
                        Joined = !r.Left,
                        ActiveAt = r.OpenedAt,
                    }),
            ],
        };

    private static System.Collections.Specialized.NameValueCollection Query(HttpRequestMessage request) =>
        System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);

    private static T Body<T>(HttpRequestMessage request, JsonTypeInfo<T> type) =>
        request.Content!.ReadFromJsonAsync(type).GetAwaiter().GetResult()!;

    private static HttpResponseMessage Json<T>(T value, JsonTypeInfo<T> type) =>
        new(HttpStatusCode.OK) { Content = JsonContent.Create(value, type) };
}
