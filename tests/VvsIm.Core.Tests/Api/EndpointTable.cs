using System.Globalization;

namespace VvsIm.Core.Tests.Api;

/// <summary>
/// What every endpoint is about, and what one must be allowed to do for it. A new endpoint needs a line here:
/// <c>METHOD path | place | act | a body that does it</c>.
/// </summary>
/// <remarks>
/// Places: <c>open</c> needs no sign-in; <c>own</c> concerns oneself alone; <c>operator</c> is the console's, and <c>staff</c> that of its
/// pages that moderators have too; <c>room</c> and
/// <c>message</c> stand in a conversation, and their acts are those of its permissions; <c>workspace</c> likewise;
/// <c>person</c> is somebody of a shared workspace; <c>mine</c> is one person's own thing; <c>invite</c> is a link of the conversation, <c>code</c> what opens it.
/// </remarks>
internal static class EndpointTable
{
    private const string Lines = """
        POST   /api/auth/register                          | open
        GET    /api/auth/registration                      | open
        POST   /api/auth/login                             | open
        POST   /api/auth/logout                            | open
        POST   /api/auth/refresh                           | open
        POST   /api/auth/forgotPassword                    | open
        POST   /api/auth/resetPassword                     | open
        POST   /api/auth/passkey                           | open
        POST   /api/auth/passkey/options                   | open
        POST   /api/auth/reauthenticate                    | own
        POST   /api/auth/reauthenticate/options            | own

        GET    /api/me                                     | own
        PATCH  /api/me                                     | own
        PUT    /api/me/password                            | own
        GET    /api/me/sessions                            | own
        DELETE /api/me/sessions                            | own
        DELETE /api/me/sessions/{id}                       | mine
        GET    /api/me/two-factor                          | own
        POST   /api/me/two-factor                          | own
        DELETE /api/me/two-factor                          | own
        POST   /api/me/two-factor/confirm                  | own
        POST   /api/me/two-factor/recovery-codes           | own
        GET    /api/me/passkeys                            | own
        POST   /api/me/passkeys                            | own
        POST   /api/me/passkeys/options                    | own
        PATCH  /api/me/passkeys/{id}                       | mine | | {"name":"other"}
        DELETE /api/me/passkeys/{id}                       | mine
        PUT    /api/me/status                              | own
        DELETE /api/me/status                              | own
        GET    /api/users                                  | own
        POST   /api/users/{id}/report                      | person |  | {"reason":"spam"}
        GET    /api/presence                               | own
        PUT    /api/presence                               | own
        GET    /api/sync                                   | own
        GET    /api/search                                 | own
        GET    /api/channels                               | own
        GET    /api/notifications                          | own
        POST   /api/notifications/read                     | own
        GET    /api/notifications/settings                 | own
        PUT    /api/notifications/settings                 | own
        GET    /api/realtime/token                         | own
        POST   /api/realtime/subscribe                     | own

        GET    /api/workspaces                             | own
        POST   /api/workspaces                             | own
        PATCH  /api/workspaces/{id}                        | workspace | Change | {"name": "Renamed"}
        GET    /api/workspaces/{id}/members                | workspace | LookAround
        GET    /api/workspaces/{id}/invites                | workspace | InviteByLink
        POST   /api/workspaces/{id}/invites                | workspace | InviteByLink | {}
        GET    /api/invites/{code}                         | code
        POST   /api/invites/{code}                         | code
        PUT    /api/invites/{id}                           | invite    | InviteByLink
        DELETE /api/invites/{id}                           | invite    | InviteByLink

        GET    /api/conversations                          | own
        POST   /api/conversations                          | own
        POST   /api/conversations/direct                   | own
        PUT    /api/conversations/pins                     | own
        GET    /api/conversations/{id}                     | room | Read
        PATCH  /api/conversations/{id}                     | room | ChangeProfile      | {"title":"Another"}
        DELETE /api/conversations/{id}                     | room | DeleteConversation
        GET    /api/conversations/{id}/members             | room | Read
        POST   /api/conversations/{id}/members             | room | AddMembers         | {"userIds":["$neighbour"]}
        PUT    /api/conversations/{id}/members/me          | room | Read
        DELETE /api/conversations/{id}/members/me          | room | Leave
        PATCH  /api/conversations/{id}/members/{userId}    | room | Silence            | {"silencedUntil":"$soon"}
        DELETE /api/conversations/{id}/members/{userId}    | room | RemoveMembers
        PUT    /api/conversations/{id}/read                | room | Read               | {"seq":1}
        PUT    /api/conversations/{id}/unread              | room | Read               | {"seq":1}
        GET    /api/conversations/{id}/receipts            | room | Read
        PUT    /api/conversations/{id}/preferences         | room | Read               | {"archived":false}
        PUT    /api/conversations/{id}/draft               | room | Read               | {"text":"begun"}
        GET    /api/conversations/{id}/messages            | room | Read
        POST   /api/conversations/{id}/messages            | room | Post               | {"clientId":"$new","text":"said"}
        GET    /api/conversations/{id}/messages/{seq}      | room | Read
        GET    /api/conversations/{id}/changes             | room | Read
        GET    /api/conversations/{id}/pins                | room | Read
        GET    /api/conversations/{id}/media               | room | Read
        GET    /api/conversations/{id}/threads             | room | Read
        GET    /api/conversations/{id}/presence            | room | Read
        POST   /api/conversations/{id}/report              | room | Read               | {"reason":"spam"}
        POST   /api/conversations/{id}/typing              | room | Post
        POST   /api/conversations/{id}/scheduled           | room | Read               | {"clientId":"$new","text":"said","sendAt":"$soon"}
        GET    /api/conversations/{id}/invites             | room | InviteByLink
        POST   /api/conversations/{id}/invites             | room | InviteByLink       | {}

        PATCH  /api/messages/{id}                          | message | EditOwn   | {"text":"changed"}
        DELETE /api/messages/{id}                          | message | DeleteOwn
        GET    /api/messages/{id}/reactions                | message | Read
        PUT    /api/messages/{id}/reactions/{emoji}        | message | React
        DELETE /api/messages/{id}/reactions/{emoji}        | message | React
        PUT    /api/messages/{id}/pin                      | message | Pin
        DELETE /api/messages/{id}/pin                      | message | Pin
        GET    /api/messages/{id}/thread                   | message | Read
        PUT    /api/messages/{id}/thread                   | message | Read      | {"following":true}
        POST   /api/messages/{id}/report                   | message | Read      | {"reason":"spam"}
        POST   /api/messages/{id}/reminders                | message | Read      | {"at":"$soon"}

        GET    /api/appeals                                | own
        POST   /api/appeals                                | own
        POST   /api/auth/appeal                            | open

        POST   /api/media                                  | own
        GET    /api/media/{id}                             | mine
        GET    /api/media/{id}/preview                     | mine
        PATCH  /api/media/{id}                             | mine | | {"alt":"other"}
        DELETE /api/media/{id}                             | own

        GET    /api/scheduled                              | own
        PATCH  /api/scheduled/{id}                         | mine | | {"text":"other"}
        DELETE /api/scheduled/{id}                         | mine
        POST   /api/scheduled/{id}/send                    | mine
        GET    /api/held                                   | own
        DELETE /api/held/{id}                              | own
        GET    /api/reminders                              | own
        PATCH  /api/reminders/{id}                         | mine | | {"at":"$soon"}
        DELETE /api/reminders/{id}                         | mine

        GET    /api/admin/users                            | staff
        GET    /api/admin/users/{id}                       | staff
        GET    /api/admin/users/{id}/conversations         | staff
        PUT    /api/admin/users/{id}/workspaces/{workspaceId}/role | staff | | {"role":"moderator"}
        PUT    /api/admin/users/{id}/workspaces/{workspaceId}/ban  | staff | | {}
        DELETE /api/admin/users/{id}/workspaces/{workspaceId}/ban  | staff
        GET    /api/admin/users/{id}/sessions              | operator
        GET    /api/admin/users/{id}/tasks                 | operator
        PUT    /api/admin/users/{id}/name                  | operator | | {"displayName":"Another"}
        PUT    /api/admin/users/{id}/roles/operator        | operator | | {}
        DELETE /api/admin/users/{id}/roles/operator        | operator
        POST   /api/admin/users/{id}/sign-out              | operator | | {}
        POST   /api/admin/users/{id}/two-factor/reset      | operator | | {}
        POST   /api/admin/users/{id}/erase                 | operator | | {"name":"Nobody"}
        POST   /api/admin/users/{id}/exports               | operator | | {}
        GET    /api/admin/exports/{id}                     | operator
        PUT    /api/admin/users/{id}/ban                   | operator | | {}
        DELETE /api/admin/users/{id}/ban                   | operator
        DELETE /api/admin/users/{id}/hidden-messages       | operator
        GET    /api/admin/broadcasts                       | staff
        POST   /api/admin/broadcasts                       | staff
        GET    /api/admin/broadcasts/audience              | staff
        POST   /api/admin/broadcasts/{id}/withdraw         | staff | | {}
        GET    /api/admin/conversations                    | staff
        GET    /api/admin/conversations/{id}               | staff
        GET    /api/admin/conversations/{id}/members       | staff
        GET    /api/admin/conversations/{id}/messages      | staff
        POST   /api/admin/conversations/{id}/open          | staff | | {"reason":"a report"}
        POST   /api/admin/conversations/{id}/freeze        | staff | | {}
        POST   /api/admin/conversations/{id}/unfreeze      | staff | | {}
        POST   /api/admin/conversations/{id}/archive       | staff | | {}
        POST   /api/admin/conversations/{id}/unarchive     | staff | | {}
        POST   /api/admin/conversations/{id}/members/{userId}/remove | staff | | {}
        POST   /api/admin/messages/{id}/delete             | staff | | {}
        POST   /api/admin/messages/{id}/restore            | staff | | {}
        GET    /api/admin/events                           | staff
        GET    /api/admin/events/export                    | staff
        POST   /api/admin/events/verify                    | operator | | {}
        GET    /api/admin/reports                          | staff
        GET    /api/admin/reports/waiting                  | staff
        GET    /api/admin/reports/{id}                     | staff
        PATCH  /api/admin/reports/{id}                     | staff | | {"version":1}
        POST   /api/admin/reports/{id}/notes               | staff | | {"text":"noted"}
        POST   /api/admin/reports/{id}/resolve             | staff | | {"version":1,"upheld":false}
        POST   /api/admin/reports/{id}/reopen              | staff | | {"version":1,"reason":"again"}
        GET    /api/admin/reports/{id}/media/{mediaId}     | staff
        GET    /api/admin/reports/{id}/media/{mediaId}/preview | staff
        GET    /api/admin/appeals                          | staff
        GET    /api/admin/appeals/{id}                     | staff
        POST   /api/admin/appeals/{id}/decide              | staff | | {"version":1,"upheld":false,"reason":"no"}
        GET    /api/admin/settings                         | operator
        PUT    /api/admin/settings                         | operator | | {}
        GET    /api/admin/workspaces                       | staff
        GET    /api/admin/workspaces/{id}/settings         | staff
        PUT    /api/admin/workspaces/{id}/settings         | staff | | {}
        GET    /api/admin/workspaces/{id}/rules            | staff
        POST   /api/admin/workspaces/{id}/rules            | staff | | {}
        PUT    /api/admin/workspaces/{id}/rules/order      | staff | | {}
        POST   /api/admin/workspaces/{id}/rules/try        | staff | | {}
        PUT    /api/admin/rules/{id}                       | staff | | {}
        DELETE /api/admin/rules/{id}                       | staff
        GET    /api/admin/held                             | staff
        POST   /api/admin/held/{id}/approve                | staff
        POST   /api/admin/held/{id}/reject                 | staff | | {}
        GET    /api/admin/overview                         | operator
        GET    /api/admin/overview/history                 | operator
        GET    /api/admin/outbox                           | operator
        GET    /api/admin/outbox/dead                      | operator
        POST   /api/admin/outbox/dead/replay               | operator | | {}
        POST   /api/admin/outbox/dead/discard              | operator | | {}
        GET    /api/admin/jobs                             | operator
        GET    /api/admin/jobs/{name}/runs                 | operator
        POST   /api/admin/jobs/{name}/run                  | operator
        GET    /api/admin/realtime                         | operator
        GET    /api/admin/system                           | operator
        GET    /api/admin/retention/workspaces             | staff
        GET    /api/admin/retention/conversations          | staff
        GET    /api/admin/retention/preview                | staff
        GET    /api/admin/retention/runs                   | operator
        POST   /api/admin/retention/run                    | operator
        PUT    /api/admin/conversations/{id}/retention     | staff | | {}
        PUT    /api/admin/conversations/{id}/hold          | staff | | {"reason":"a case"}
        DELETE /api/admin/conversations/{id}/hold          | staff | | {"reason":"settled"}
        PUT    /api/admin/workspaces/{id}/hold             | staff | | {"reason":"a case"}
        DELETE /api/admin/workspaces/{id}/hold             | staff | | {"reason":"settled"}
        GET    /api/admin/storage                          | operator
        POST   /api/admin/storage/check                    | operator
        """;

    /// <summary>All lines.</summary>
    public static IReadOnlyList<Entry> All { get; } =
    [
        .. Lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Entry(
                string.Join(' ', cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                Enum.Parse<Place>(cells[1], ignoreCase: true),
                cells.ElementAtOrDefault(2) is { Length: > 0 } act ? act : null,
                cells.ElementAtOrDefault(3)
            )),
    ];

    /// <summary>Those about one place.</summary>
    public static IEnumerable<Entry> Of(params Place[] places) => All.Where(entry => places.Contains(entry.Place));
}

/// <summary>What an endpoint is about.</summary>
internal enum Place
{
    Open,
    Own,
    Operator,
    Staff,
    Room,
    Message,
    Workspace,
    Person,
    Mine,
    Invite,
    Code,
}

/// <summary>One line of the table.</summary>
/// <param name="Name">Method and path.</param>
/// <param name="Place">What it is about.</param>
/// <param name="Act">What one must be allowed to do there.</param>
/// <param name="Body">JSON, in which <c>$new</c>, <c>$soon</c> and <c>$neighbour</c> stand for what fits.</param>
internal sealed record Entry(string Name, Place Place, string? Act, string? Body)
{
    public HttpMethod Method => new(Name.Split(' ')[0]);

    /// <summary>The request to this thing.</summary>
    public HttpRequestMessage About(string id, Guid member, Guid neighbour)
    {
        var path = Name.Split(' ')[1]
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{code}", id, StringComparison.Ordinal)
            .Replace("{workspaceId}", id, StringComparison.Ordinal)
            .Replace("{userId}", member.ToString(), StringComparison.Ordinal)
            .Replace("{mediaId}", member.ToString(), StringComparison.Ordinal)
            .Replace("{seq}", "1", StringComparison.Ordinal)
            .Replace("{emoji}", Uri.EscapeDataString("👍"), StringComparison.Ordinal);
        if (Name.EndsWith("/changes", StringComparison.Ordinal))
            path += "?after=0";
        var request = new HttpRequestMessage(Method, path.TrimStart('/'));
        if (Body is not null)
            request.Content = new StringContent(
                Body.Replace("$new", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                    .Replace("$neighbour", neighbour.ToString(), StringComparison.Ordinal)
                    .Replace(
                        "$soon",
                        DateTimeOffset.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    ),
                System.Text.Encoding.UTF8,
                "application/json"
            );
        return request;
    }

    public override string ToString() => Name;
}
