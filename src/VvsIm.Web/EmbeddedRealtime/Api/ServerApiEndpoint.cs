using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Api;

/// <summary><c>POST /centrifugo/api/{method}</c> with <c>X-API-Key</c>; without a configured key there is no such path.</summary>
internal static class ServerApiEndpoint
{
    public static async Task HandleAsync(
        string method,
        HttpContext context,
        ServerApi api,
        IOptions<RealtimeOptions> options
    )
    {
        // Who calls a Centrifugo expects its bare answers, not problem details.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (string.IsNullOrEmpty(options.Value.ApiKey))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (!IsKey(context.Request.Headers["X-API-Key"].ToString(), options.Value.ApiKey))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await AnswerAsync(method, context, api);
    }

    private static bool IsKey(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static async Task AnswerAsync(string method, HttpContext context, ServerApi api)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(
                context.Request.Body,
                cancellationToken: context.RequestAborted
            );
            var answer = method == "batch" ? Batch(body.RootElement, api) : Single(method, body.RootElement, api);
            if (answer is null)
                await WriteAsync(
                    context,
                    StatusCodes.Status404NotFound,
                    "text/plain",
                    "404 page not found\n"u8.ToArray()
                );
            else
                await WriteAsync(context, StatusCodes.Status200OK, "application/json", answer);
        }
        catch (JsonException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, "text/plain", "Bad Request\n"u8.ToArray());
        }
    }

    private static byte[]? Single(string method, JsonElement parameters, ServerApi api) =>
        api.Call(method, parameters) is { } answer ? Wire.Encode(json => answer.Write(json, "result")) : null;

    private static byte[] Batch(JsonElement parameters, ServerApi api)
    {
        var batch = parameters.Deserialize(ServerApiJson.Default.ApiBatch) ?? throw new JsonException();
        // One after the other, also when told that the order does not matter: in one process nothing is gained by more.
        var replies = (batch.Commands ?? []).Select(command => Reply(command, api)).ToList();
        return Wire.Encode(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("replies");
            foreach (var (method, answer) in replies)
                answer.Write(json, method);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static (string Method, ApiAnswer Answer) Reply(Dictionary<string, JsonElement>? command, ServerApi api)
    {
        foreach (var (method, parameters) in command ?? [])
            if (api.Call(method, parameters) is { } answer)
                return (method, answer);
        return ("error", HubError.BadRequest);
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
