using System.Net;
using System.Net.Http.Json;
using System.Text;
using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

public sealed class EveryEndpointTests : HostTest
{
    private static readonly string[] Bodies =
    [
        "",
        "null",
        "[]",
        "{}",
        "42",
        "\"text\"",
        "{nope",
        "{\"a\":" + new string('[', 200),
        """{"text":null,"clientId":null,"userId":null,"memberIds":[null],"kind":null,"title":null,"seq":null,"channel":null}""",
        """{"email":{},"password":[],"displayName":1,"refreshToken":{},"twoFactorCode":{}}""",
        """{"email":"x@example.com","password":"\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000","displayName":"\u0000"}""",
        """{"email":"x@example.com","password":"long enough","twoFactorCode":"\u0000","refreshToken":"\u0000","resetCode":"\u0000","newPassword":"\u0000"}""",
        """{"channel":"conv:\u0000","seq":9223372036854775807,"title":"\ud800","kind":"group","memberIds":[]}""",
        """{"channel":"usr:00000000-0000-0000-0000-000000000000","seq":-1,"text":"\ud83d","clientId":"x"}""",
        """{"clientId":"11111111-1111-1111-1111-111111111111","text":"x","sendAt":"9999-12-31T23:59:59-14:00","at":"0001-01-01T00:00:00+14:00"}""",
        """{"sendAt":"9999-12-31T23:59:59Z","at":"9999-12-31T23:59:59.9999999Z","replyToSeq":-1,"threadSeq":9223372036854775807}""",
        """{"enable":true,"twoFactorCode":"123456","resetSharedKey":true,"resetRecoveryCodes":true,"forgetMachine":true}""",
    ];

    private static readonly string[] Values =
    [
        "",
        "x",
        "-1",
        "0",
        "999999999999999999999",
        "\0",
        "%00",
        "' OR 1=1 --",
        "\ud83d\ude00",
        new string('a', 3_000),
        "AAAA",
        "00000000-0000-0000-0000-000000000000",
    ];

    [Fact]
    public async Task Nothing_a_client_sends_makes_a_500()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var endpoints = await Endpoints.ListAsync(Host, Stop);

        foreach (var endpoint in endpoints.Where(endpoint => !endpoint.Path.Contains("logout")))
        foreach (var id in (string[])[room.ToString(), "rubbish"])
        {
            foreach (var body in endpoint.HasBody ? Bodies : [""])
                await CheckAsync(ann, endpoint.Method, endpoint.At(id), endpoint.HasBody ? body : null);
            foreach (var name in endpoint.Query)
            foreach (var value in Values)
                await CheckAsync(ann, endpoint.Method, $"{endpoint.At(id)}?{name}={Escape(value)}", "{}");
        }
    }

    [Fact]
    public async Task A_body_that_is_not_json_or_too_large_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        using var form = new FormUrlEncodedContent([new("title", "x")]);
        using var large = new StringContent(
            "{\"title\":\"" + new string('x', Limits.RequestBytes) + "\"}",
            Encoding.UTF8,
            "application/json"
        );

        var wrongType = await ann.Http.PostAsync("api/conversations", form, Stop);
        var tooLarge = await ann.Http.PostAsync("api/conversations", large, Stop);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrongType.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal(ProblemCodes.UnsupportedMediaType, await CodeOfAsync(wrongType));
        Assert.Equal(ProblemCodes.TooLarge, await CodeOfAsync(tooLarge));
    }

    [Fact]
    public async Task Without_a_sign_in_there_is_nothing_but_the_doors_to_it()
    {
        var open = new List<string>();
        foreach (var endpoint in await Endpoints.ListAsync(Host, Stop))
        {
            using var request = new HttpRequestMessage(endpoint.Method, endpoint.At(Guid.CreateVersion7().ToString()));
            if (endpoint.HasBody)
                request.Content = JsonContent.Create(new { });
            using var response = await Host.Anybody.Http.SendAsync(request, Stop);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
                open.Add(endpoint.Path);
            else
                Assert.Equal(ProblemCodes.Unauthenticated, await CodeOfAsync(response));
        }

        Assert.All(
            open,
            path =>
                Assert.True(
                    path is "/api/invites/{code}" || path.StartsWith("/api/auth/") || path.StartsWith("/health"),
                    path
                )
        );
    }

    [Fact]
    public async Task A_conversation_of_others_does_not_exist_for_a_stranger()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var stranger = await Host.SignUpAsync("Stranger");
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "the secret");
        var bodies = new Dictionary<string, object>
        {
            ["/messages"] = new { clientId = Guid.CreateVersion7(), text = "hello?" },
            ["/members"] = new { userIds = new[] { bo.Id } },
            ["/read"] = new { seq = 1 },
            ["/scheduled"] = new { },
            ["/unread"] = new { seq = 1 },
            ["/preferences"] = new { pinned = true },
            ["/draft"] = new { text = "begun" },
        };

        var endpoints = (await Endpoints.ListAsync(Host, Stop)).Where(e => e.Path.StartsWith("/api/conversations/{"));
        foreach (var endpoint in endpoints)
        {
            var body =
                bodies.FirstOrDefault(pair => endpoint.Path.EndsWith(pair.Key)).Value
                ?? (endpoint.HasBody ? new { } : null);
            var (theirs, nobodys) = (
                await AskAsync(stranger, endpoint, room, body),
                await AskAsync(stranger, endpoint, Guid.CreateVersion7(), body)
            );
            Assert.Equal((404, ProblemCodes.NotFound), (theirs.Status, theirs.Code));
            Assert.Equal(nobodys with { TraceId = null }, theirs with { TraceId = null });
        }
    }

    private static async Task<Problem> AskAsync(Tester who, Endpoint endpoint, Guid id, object? body)
    {
        var query = endpoint.Query.Contains("after") ? "?after=0" : "";
        return await who.RefusedAsync(
            endpoint.Method,
            endpoint.At(id.ToString()) + query,
            endpoint.HasBody ? System.Text.Json.JsonSerializer.Serialize(body ?? new { }) : null
        );
    }

    private static async Task CheckAsync(Tester who, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null && method != HttpMethod.Get)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await who.Http.SendAsync(request, Stop);
        var status = (int)response.StatusCode;
        Assert.True(status < 500, $"{status} for {method} {path} with {body}");
        if (status >= 400)
            Assert.Contains("\"code\":", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync(VvsImJson.Default.Problem, Stop))?.Code;

    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%25", "%", StringComparison.Ordinal);
}
