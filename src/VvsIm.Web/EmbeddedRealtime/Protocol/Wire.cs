using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Publishing;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>The JSON that leaves on the WebSocket and the API: one line, nothing escaped that need not be.</summary>
internal static class Wire
{
    // Never within HTML: clients parse it.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public static byte[] Encode(Action<Utf8JsonWriter> write)
    {
        var output = buffer ??= new ArrayBufferWriter<byte>();
        output.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(output, Options))
            write(json);
        var bytes = output.WrittenSpan.ToArray();
        if (output.Capacity > 64 * 1024)
            buffer = null;
        return bytes;
    }

    /// <summary>Fields of an object, between its braces.</summary>
    public static void Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> writeFields)
    {
        json.WriteStartObject(name);
        writeFields(json);
        json.WriteEndObject();
    }

    /// <summary>Numbers and strings that are zero, empty or null are left out, as everywhere in the protocol.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, ulong value)
    {
        if (value > 0)
            json.WriteNumber(name, value);
    }

    /// <inheritdoc cref="Optional(Utf8JsonWriter, string, ulong)"/>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    /// <summary>False is left out.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
            json.WriteBoolean(name, value: true);
    }

    public static void Optional(this Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is not { ValueKind: not JsonValueKind.Undefined } element)
            return;
        json.WritePropertyName(name);
        element.WriteTo(json);
    }

    public static void Position(this Utf8JsonWriter json, StreamPosition position)
    {
        json.Optional("offset", position.Offset);
        json.Optional("epoch", position.Epoch);
    }

    public static void Info(this Utf8JsonWriter json, ClientInfo info)
    {
        json.WriteString("user", info.User);
        json.WriteString("client", info.Client);
        json.Optional("conn_info", info.ConnectionInfo);
        json.Optional("chan_info", info.ChannelInfo);
    }

    /// <summary>Everyone by client id.</summary>
    public static void Presence(this Utf8JsonWriter json, IReadOnlyList<ClientInfo> present) =>
        json.Object(
            "presence",
            clients =>
            {
                foreach (var info in present)
                    clients.Object(info.Client, fields => fields.Info(info));
            }
        );

    public static void PresenceStats(this Utf8JsonWriter json, IReadOnlyList<ClientInfo> present)
    {
        json.WriteNumber("num_clients", present.Count);
        json.WriteNumber("num_users", present.Select(info => info.User).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>In the order given. The epoch goes with the first publication of a stream; null to leave it out.</summary>
    public static void Publications(this Utf8JsonWriter json, IEnumerable<PastPublication> publications, string? epoch)
    {
        json.WriteStartArray("publications");
        foreach (var (offset, payload) in publications)
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            json.WriteRawValue(payload.Data.Span, skipInputValidation: true);
            json.WriteNumber("offset", offset);
            if (PublicationPush.NeedsEpoch(offset))
                json.Optional("epoch", epoch);
            if (payload.Tags.Length > 0)
            {
                json.WritePropertyName("tags");
                json.WriteRawValue(payload.Tags.Span, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
