using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VvsIm.Core.Tests.Realtime;

/// <summary>
/// Answers like the HTTP server API that was recorded from a real Centrifugo: keys, namespaces, idempotency, error shapes. It
/// fails on demand.
/// </summary>
internal sealed class StandInCentrifugo : IAsyncDisposable
{
    public const string Key = "the right key";

    private readonly WebApplication app;
    private readonly Dictionary<string, JsonObject> remembered = [];
    private readonly Dictionary<string, int> offsets = [];
    private readonly Lock gate = new();

    private StandInCentrifugo(WebApplication app) => this.app = app;

    /// <summary>Answers with this status instead, while set.</summary>
    public HttpStatusCode? Failure { get; set; }

    /// <summary>Answers with this text instead, while set.</summary>
    public string? Nonsense { get; set; }

    /// <summary>Never answers, while set.</summary>
    public bool Hangs { get; set; }

    /// <summary>Publishing to this channel fails for a moment (error 100), while set.</summary>
    public string? Faltering { get; set; }

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<(string Method, string Body)> Requests { get; } = new();

    /// <summary>What was delivered, in order.</summary>
    public List<(string Channel, string Data)> Delivered { get; } = [];

    public Uri ApiUrl => new(new Uri(app.Urls.Single()), "/api");

    public static async Task<StandInCentrifugo> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var standIn = new StandInCentrifugo(built);
        built.MapPost("/api/{method}", standIn.HandleAsync);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return standIn;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(string method, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Requests.Enqueue((method, body));
        if (Hangs)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (context.Request.Headers["X-API-Key"] != Key)
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (Failure is { } failure)
            context.Response.StatusCode = (int)failure;
        else if (Nonsense is { } nonsense)
            await context.Response.WriteAsync(nonsense);
        else
            await AnswerAsync(method, body, context.Response);
    }

    private async Task AnswerAsync(string method, string body, HttpResponse response)
    {
        JsonNode? parameters;
        try
        {
            parameters = JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await response.WriteAsync("Bad Request\n");
            return;
        }
        var answer = method == "batch" ? Batch(parameters!) : Call(method, parameters!, "result");
        if (answer is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync("404 page not found\n");
        }
        else
            await response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject Batch(JsonNode parameters)
    {
        var replies = new JsonArray();
        foreach (var command in parameters["commands"]!.AsArray())
        {
            var (method, body) = command!.AsObject().Single();
            replies.Add(Call(method, body!, method));
        }
        return new JsonObject { ["replies"] = replies };
    }

    private JsonObject? Call(string method, JsonNode body, string resultName)
    {
        lock (gate)
            return method switch
            {
                "publish" => Publish((string)body["channel"]!, body, resultName),
                "broadcast" => Named(
                    resultName,
                    new JsonObject
                    {
                        ["responses"] = new JsonArray([
                            .. body["channels"]!.AsArray().Select(channel => Publish((string)channel!, body, "result")),
                        ]),
                    }
                ),
                "unsubscribe" or "disconnect" => Named(resultName, []),
                "presence" => Presence((string)body["channel"]!),
                "info" => JsonNode
                    .Parse(
                        """{"result":{"nodes":[{"uid":"a","num_clients":3,"num_users":2},{"uid":"b","num_clients":1,"num_users":1}]}}"""
                    )!
                    .AsObject(),
                _ => null,
            };
    }

    private JsonObject Publish(string channel, JsonNode body, string resultName)
    {
        if (channel.Split(':')[0] is not ("usr" or "conv" or "ws" or "staff"))
            return Error(102, "unknown channel");
        if (body["data"] is not { } data)
            return Error(107, "bad request");
        if (channel == Faltering)
            return Error(100, "internal server error");
        var key = (string?)body["idempotency_key"];
        if (key is not null && remembered.TryGetValue(key + channel, out var before))
            return Named(resultName, before.DeepClone().AsObject());
        Delivered.Add((channel, data.ToJsonString()));
        offsets[channel] = offsets.GetValueOrDefault(channel) + 1;
        var result = new JsonObject { ["offset"] = offsets[channel], ["epoch"] = "epoch" };
        if (key is not null)
            remembered[key + channel] = result.DeepClone().AsObject();
        return Named(resultName, result);
    }

    private static JsonObject Presence(string channel) =>
        channel.StartsWith("usr:", StringComparison.Ordinal)
            ? Error(108, "not available")
            : JsonNode
                .Parse(
                    """
                    {"result":{"presence":{
                      "c1":{"user":"0199aa00-0000-7000-8000-000000000001","client":"c1"},
                      "c2":{"user":"0199aa00-0000-7000-8000-000000000001","client":"c2"},
                      "c3":{"user":"0199aa00-0000-7000-8000-000000000002","client":"c3"}}}}
                    """
                )!
                .AsObject();

    private static JsonObject Error(int code, string message) =>
        new()
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
        };

    private static JsonObject Named(string name, JsonObject result) => new() { [name] = result };
}
