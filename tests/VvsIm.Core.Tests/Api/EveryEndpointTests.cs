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
        """{"expiresAt":"0001-01-01T00:00:00Z","maxUses":-5,"name":"\u0000","reason":"\ud800","until":"9999-12-31T23:59:59.9999999Z"}""",
        """{"expiresAt":"9999-12-31T23:59:59-14:00","maxUses":2147483648,"name":{},"until":"never","role":"none","userIds":[null]}""",
        """{"email":"y@example.com","password":"long enough","displayName":"Y","invite":"\u0000\ud800"}""",
        """{"title":"\u202e","topic":"\u0000","emoji":"not one","posting":"nobody","slowSeconds":-1,"historyVisible":null}""",
        """{"silencedUntil":"9999-12-31T23:59:59.9999999Z","role":"emperor","userIds":["11111111-1111-1111-1111-111111111111"]}""",
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
    public async Task No_endpoint_chokes_on_what_is_no_json_at_all()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.OpenDirectAsync(await Host.SignUpAsync("Bo"));
        (string? Type, byte[] Bytes)[] bodies =
        [
            ("application/json", [0xff, 0xfe, 0xc0, 0x80]),
            ("application/json", [.. "{\"title\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]),
            ("application/json", [0, 0, 0, 0]),
            ("application/json", Encoding.UTF8.GetBytes(new string('[', 100_000))),
            ("application/json; charset=utf-7", "{}"u8.ToArray()),
            ("text/plain", "{}"u8.ToArray()),
            ("application/xml", "<a/>"u8.ToArray()),
            ("multipart/form-data; boundary=x", "--x--"u8.ToArray()),
            ("application/x-www-form-urlencoded", "title=x"u8.ToArray()),
            (null, "{}"u8.ToArray()),
        ];
        foreach (var endpoint in (await Endpoints.ListAsync(Host, Stop)).Where(endpoint => endpoint.HasBody))
        foreach (var (type, bytes) in bodies)
        {
            using var content = new ByteArrayContent(bytes);
            if (type is not null)
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            await CheckAsync(
                ann,
                endpoint.Method,
                endpoint.At(room.ToString()),
                content,
                $"{bytes.Length} bytes of {type}"
            );
        }
    }

    private static async Task CheckAsync(Tester who, HttpMethod method, string path, string? body)
    {
        using var content =
            body is not null && method != HttpMethod.Get
                ? new StringContent(body, Encoding.UTF8, "application/json")
                : null;
        await CheckAsync(who, method, path, content, body);
    }

    private static async Task CheckAsync(Tester who, HttpMethod method, string path, HttpContent? content, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
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
