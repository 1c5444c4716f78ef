using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>Answers to commands.</summary>
internal static class Reply
{
    public static byte[] Result(uint id, string command, Action<Utf8JsonWriter> writeFields) =>
        Wire.Encode(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.Object(command, writeFields);
            json.WriteEndObject();
        });

    public static byte[] Error(uint id, HubError error) => Result(id, "error", json => json.Error(error));

    public static void Error(this Utf8JsonWriter json, HubError error)
    {
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
    }

    /// <summary>Seconds left, for what expires.</summary>
    public static void Expiry(this Utf8JsonWriter json, long? secondsLeft)
    {
        json.Optional("expires", secondsLeft is not null);
        json.Optional("ttl", (ulong)Math.Max(0, secondsLeft ?? 0));
    }

    public static void SubscribeResult(this Utf8JsonWriter json, SubscribeResult result)
    {
        json.Optional("recoverable", result.Recoverable);
        json.Optional("epoch", result.Position.Epoch);
        if (result.Missed.Count > 0)
            json.Publications(result.Missed, result.Position.Epoch);
        json.Optional("recovered", result.Recovered);
        json.Optional("offset", result.Position.Offset);
        json.Optional("positioned", result.Recoverable);
        json.Optional("was_recovering", result.WasRecovering);
    }
}
