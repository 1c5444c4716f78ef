using System.Buffers;
using System.Text.Json;

namespace VvsIm.Core.Realtime;

/// <summary>A Centrifugo, told over its HTTP server API.</summary>
internal sealed class CentrifugoRealtime(CentrifugoApi api) : IRealtime
{
    private static readonly PublicationError BadRequest = new(107, "bad request");

    public async Task<PublicationError?[]> PublishAsync(
        IReadOnlyList<Publication> publications,
        CancellationToken cancellationToken
    )
    {
        var errors = new PublicationError?[publications.Count];
        try
        {
            foreach (var batch in CentrifugoCommands.Batches(publications))
                await SendAsync(batch, errors, cancellationToken);
        }
        catch (CentrifugoRefusedException)
        {
            await PublishOneByOneAsync(publications, errors, cancellationToken);
        }
        return errors;
    }

    // One unreadable publication makes Centrifugo refuse the whole request; alone, it is refused alone.
    private async Task PublishOneByOneAsync(
        IReadOnlyList<Publication> publications,
        PublicationError?[] errors,
        CancellationToken cancellationToken
    )
    {
        for (var index = 0; index < publications.Count; index++)
        {
            try
            {
                var alone = new PublicationError?[1];
                foreach (var batch in CentrifugoCommands.Batches([publications[index]]))
                    await SendAsync(batch, alone, cancellationToken);
                errors[index] = alone[0];
            }
            catch (CentrifugoRefusedException)
            {
                errors[index] = BadRequest;
            }
        }
    }

    private async Task SendAsync(CentrifugoBatch batch, PublicationError?[] errors, CancellationToken cancellationToken)
    {
        using var sent = batch;
        using var answer = await api.CallAsync("batch", batch.Finish(), cancellationToken);
        if (CentrifugoReply.Error(answer.RootElement) is not null)
            throw new CentrifugoRefusedException();
        var replies = CentrifugoReply.Array(answer.RootElement, "replies").ToArray();
        if (replies.Length != batch.Owners.Count)
            throw new RealtimeUnavailableException("Centrifugo did not answer every command of the batch.");
        for (var command = 0; command < replies.Length; command++)
        {
            var error = CentrifugoReply.OfCommand(replies[command]);
            errors[batch.Owners[command]] ??= error;
        }
    }

    public Task UnsubscribeAsync(Guid userId, string channel, CancellationToken cancellationToken) =>
        CallAsync("unsubscribe", [("user", userId.ToString()), ("channel", channel)], cancellationToken);

    public Task DisconnectAsync(Guid userId, CancellationToken cancellationToken) =>
        CallAsync("disconnect", [("user", userId.ToString())], cancellationToken);

    public async Task<IReadOnlyList<Guid>> PresenceAsync(string channel, CancellationToken cancellationToken)
    {
        var result = await CallAsync("presence", [("channel", channel)], cancellationToken);
        var users = new HashSet<Guid>();
        if (result.TryGetProperty("presence", out var presence))
            foreach (var client in CentrifugoReply.Object(presence).EnumerateObject())
                if (Guid.TryParse(CentrifugoReply.Text(client.Value, "user"), out var user))
                    users.Add(user);
        return [.. users];
    }

    public async Task<RealtimeInfo> InfoAsync(CancellationToken cancellationToken)
    {
        var result = await CallAsync("info", [], cancellationToken);
        long connections = 0;
        long users = 0;
        foreach (var node in CentrifugoReply.Array(result, "nodes"))
        {
            connections += CentrifugoReply.Number(node, "num_clients");
            // A user on two nodes counts twice; Centrifugo knows no better.
            users += CentrifugoReply.Number(node, "num_users");
        }
        return new RealtimeInfo(connections, users);
    }

    public async Task<RealtimeReport> ReportAsync(int channels, CancellationToken cancellationToken)
    {
        var info = await CallAsync("info", [], cancellationToken);
        var all = await CallAsync("channels", [], cancellationToken);
        var loads = all.TryGetProperty("channels", out var named)
            ? CentrifugoReply
                .Object(named)
                .EnumerateObject()
                .Select(each => new ChannelLoad(each.Name, CentrifugoReply.Number(each.Value, "num_clients")))
            : [];
        return new RealtimeReport(
            [
                .. CentrifugoReply
                    .Array(info, "nodes")
                    .Select(node => new EngineNode(
                        CentrifugoReply.Text(node, "name") ?? "",
                        CentrifugoReply.Text(node, "version"),
                        CentrifugoReply.Number(node, "num_clients"),
                        CentrifugoReply.Number(node, "num_users"),
                        CentrifugoReply.Number(node, "num_channels"),
                        CentrifugoReply.Number(node, "uptime")
                    )),
            ],
            [
                .. loads
                    .OrderByDescending(load => load.Subscribers)
                    .ThenBy(load => load.Name, StringComparer.Ordinal)
                    .Take(channels),
            ]
        );
    }

    private async Task<JsonElement> CallAsync(
        string method,
        (string Name, string Value)[] parameters,
        CancellationToken cancellationToken
    )
    {
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            foreach (var (name, value) in parameters)
                json.WriteString(name, value);
            json.WriteEndObject();
        }
        try
        {
            using var answer = await api.CallAsync(method, body.WrittenMemory, cancellationToken);
            return CentrifugoReply.Result(answer.RootElement).Clone();
        }
        catch (CentrifugoRefusedException refused)
        {
            throw new RealtimeUnavailableException($"Centrifugo does not understand {method}.", refused);
        }
    }
}
