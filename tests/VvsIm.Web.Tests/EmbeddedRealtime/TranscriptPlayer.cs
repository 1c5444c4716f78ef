using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>
/// Says to the hub what was said to Centrifugo and compares every answer. The recording lists what arrived in the order of its
/// arrival, so a push may stand before the call that caused it: what is expected waits until its receiver acts again.
/// </summary>
internal sealed class TranscriptPlayer(HubHost host) : IAsyncDisposable
{
    private readonly Dictionary<char, WireClient> clients = [];
    private readonly List<(char Who, JsonNode Message)> expected = [];
    private readonly RecordedNames names = new();
    private readonly HttpClient http = new() { BaseAddress = host.Address };
    private (int Status, string Body) answer;

    public async Task PlayAsync(string scenario)
    {
        var steps = Transcript.Steps(scenario).ToList();
        var refusals = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var (kind, body) = steps[i];
            switch (kind)
            {
                case "api>":
                    await ArrivedAsync(each => IsReply(each.Message));
                    // The recording does not show the header: the first was sent without a key, the second with a wrong one.
                    var refused = (int)steps[i + 1].Body["status"]! == 401;
                    await CallAsync(body, refused ? (refusals++ == 0 ? null : "a wrong key") : HubHost.ApiKey);
                    break;
                case "api<":
                    AssertAnswer(body);
                    break;
                case "A<" or "B<" when body.AsObject().Count == 0:
                    await ArrivedAsync(_ => true);
                    host.Pass(TimeSpan.FromSeconds(25));
                    expected.Add((kind[0], body));
                    break;
                case "A<" or "B<":
                    expected.Add((kind[0], body));
                    break;
                case "A<close" or "B<close":
                    await EndAsync(kind[0], body);
                    break;
                default:
                    await SayAsync(
                        kind[0],
                        kind.EndsWith("raw", StringComparison.Ordinal) ? (string)body! : Signed(body).ToJsonString()
                    );
                    break;
            }
        }
        await ArrivedAsync(_ => true);
        foreach (var client in clients.Values)
            Assert.Empty(client.Left());
    }

    private async Task SayAsync(char who, string frame)
    {
        await ArrivedAsync(each => each.Who == who || IsReply(each.Message));
        if (!clients.TryGetValue(who, out var client))
            clients[who] = client = await WireClient.OpenAsync(host.Socket);
        await client.SendAsync(frame);
    }

    private async Task EndAsync(char who, JsonNode recorded)
    {
        await ArrivedAsync(each => each.Who == who || IsReply(each.Message));
        var client = clients[who];
        var code = (int)recorded["code"]!;
        // Without a code it was the client that closed.
        if (code == 1005)
        {
            await client.CloseAsync();
            return;
        }
        if (code == 3005)
            host.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal((code, (string)recorded["reason"]!), await client.UntilClosedAsync());
    }

    // Replies among themselves and pushes among themselves arrive in the recorded order; one against the other is a race.
    private async Task ArrivedAsync(Func<(char Who, JsonNode Message), bool> due)
    {
        foreach (var each in expected.Where(due).ToList())
        {
            expected.Remove(each);
            var client = clients[each.Who];
            var actual = IsReply(each.Message) ? await client.NextReplyAsync() : await client.NextPushAsync();
            AssertSame(names.Expected(each.Message, actual), actual);
        }
    }

    private async Task CallAsync(JsonNode call, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/centrifugo/api/{(string)call["method"]!}")
        {
            Content =
                call["body"] is JsonValue raw && raw.TryGetValue<string>(out var text)
                    ? new StringContent(text, Encoding.UTF8, "application/json")
                    : JsonContent.Create(call["body"]),
        };
        if (key is not null)
            request.Headers.Add("X-API-Key", key);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        answer = (
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private void AssertAnswer(JsonNode recorded)
    {
        Assert.Equal((int)recorded["status"]!, answer.Status);
        if (recorded["body"] is JsonValue text)
            Assert.Equal((string)text!, answer.Body);
        else
        {
            var actual = JsonNode.Parse(answer.Body);
            AssertSame(names.Expected(recorded["body"], actual), actual);
        }
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"expected {expected?.ToJsonString()}\ngot      {actual?.ToJsonString()}"
        );

    private static bool IsReply(JsonNode message) => message["id"] is not null;

    private JsonNode Signed(JsonNode recorded)
    {
        if (recorded is JsonObject fields && fields["$jwt"] is JsonObject claims)
            return Token(claims, (string)fields["signed_with"]!);
        if (recorded is not JsonObject message)
            return recorded.DeepClone();
        var said = new JsonObject();
        foreach (var (name, value) in message)
            said[name] =
                name == "epoch"
                    ? names.Expected(new JsonObject { [name] = value!.DeepClone() }, null)![name]!.DeepClone()
                    : Signed(value!);
        return said;
    }

    private JsonValue Token(JsonObject recorded, string signedWith)
    {
        var claims = recorded.DeepClone().AsObject();
        var seconds = (int)claims["exp_in_seconds"]!;
        claims.Remove("exp_in_seconds");
        claims["exp"] = host.Time.GetUtcNow().ToUnixTimeSeconds() + seconds;
        var secret = signedWith == "the right secret" ? HubHost.Secret : signedWith;
        return JsonValue.Create(HubHost.Token(claims, secret));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        foreach (var client in clients.Values)
            await client.DisposeAsync();
    }
}
