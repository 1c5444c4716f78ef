using System.Buffers;
using System.Text.Json;

namespace VvsIm.Core.Realtime;

/// <summary>Publications as the commands of <c>/batch</c>, cut into requests that a Centrifugo takes.</summary>
internal static class CentrifugoCommands
{
    private const int ChannelsPerCommand = 1_000;
    private const int BytesPerRequest = 1024 * 1024;

    /// <summary>
    /// Consecutive requests, whose order is the order of the publications. A publication to many channels becomes several
    /// commands; they never share a channel, so the order within each channel stays.
    /// </summary>
    public static IEnumerable<CentrifugoBatch> Batches(IReadOnlyList<Publication> publications)
    {
        var batch = new CentrifugoBatch();
        for (var index = 0; index < publications.Count; index++)
        {
            var publication = publications[index];
            for (var first = 0; first < publication.Channels.Count; first += ChannelsPerCommand)
            {
                var count = Math.Min(ChannelsPerCommand, publication.Channels.Count - first);
                if (batch.Bytes > 0 && batch.Bytes + EstimatedBytes(publication, count) > BytesPerRequest)
                {
                    yield return batch;
                    batch = new CentrifugoBatch();
                }
                batch.Add(index, publication, first, count);
            }
        }
        if (batch.Bytes > 0)
            yield return batch;
    }

    private static int EstimatedBytes(Publication publication, int channels) =>
        publication.Data.Length + (channels * 48) + 128;
}

/// <summary>One request of <c>/batch</c>, and which publication each of its commands belongs to.</summary>
internal sealed class CentrifugoBatch : IDisposable
{
    private readonly ArrayBufferWriter<byte> body = new();
    private readonly Utf8JsonWriter json;

    public CentrifugoBatch()
    {
        // The data was valid JSON when it was stored; checking it again would cost more than all the rest.
        json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("commands");
    }

    /// <summary>For each command the index of its publication.</summary>
    public List<int> Owners { get; } = [];

    /// <summary>Zero while it has no commands.</summary>
    public long Bytes => Owners.Count == 0 ? 0 : json.BytesCommitted + json.BytesPending;

    public void Add(int owner, Publication publication, int first, int count)
    {
        Owners.Add(owner);
        json.WriteStartObject();
        json.WriteStartObject(count == 1 ? "publish" : "broadcast");
        if (count == 1)
            json.WriteString("channel", publication.Channels[first]);
        else
        {
            json.WriteStartArray("channels");
            for (var i = first; i < first + count; i++)
                json.WriteStringValue(publication.Channels[i]);
            json.WriteEndArray();
        }
        json.WritePropertyName("data");
        json.WriteRawValue(publication.Data.Span, skipInputValidation: true);
        if (publication.IdempotencyKey is { } key)
            json.WriteString("idempotency_key", key);
        if (publication.Transient)
            json.WriteBoolean("skip_history", true);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The body to send; nothing can be added after.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    public void Dispose() => json.Dispose();
}
