using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>
/// One client: what it said, what it may, what it is subscribed to. Commands come from its reader alone; the server's own doings
/// (unsubscribe, disconnect, sweep) come from anywhere, so what both touch is under the lock. A channel's lock is taken within
/// a connection's, never the other way round.
/// </summary>
internal sealed partial class Connection(Hub hub, Outbox outbox)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Subscription> subscriptions = new(StringComparer.Ordinal);
    private readonly long opened = hub.Time.GetTimestamp();
    private ClientInfo? self;
    private bool refused;
    private bool over;
    private long? expiresAt;

    /// <summary>Its name towards others, new with every connection.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>How long the first of its tokens to expire is still good; null when none expires.</summary>
    public TimeSpan? ExpiresIn
    {
        get
        {
            lock (gate)
            {
                var first = subscriptions.Values.Select(subscription => subscription.ExpiresAt).Append(expiresAt).Min();
                return SecondsUntil(first) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            }
        }
    }

    public void Send(ReadOnlyMemory<byte> message) => outbox.Add(message);

    /// <summary>One frame: a command per line.</summary>
    public void Receive(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty)
            Close(Disconnect.BadRequest);
        foreach (var line in frame.Split((byte)'\n'))
        {
            if (outbox.Closing)
                return;
            if (Handle(frame[line]) is { } disconnect)
                Close(disconnect);
        }
    }

    /// <summary>Ends all subscriptions at once, then the connection.</summary>
    public void Close(Disconnect reason)
    {
        LeaveAll();
        outbox.Close(reason);
    }

    private void LeaveAll()
    {
        lock (gate)
        {
            if (over)
                return;
            over = true;
            foreach (var subscription in subscriptions.Values)
                subscription.Channel.Unsubscribe(this);
            subscriptions.Clear();
            if (self is not null)
                hub.Connections.Forget(this, self.User);
        }
    }

    private Disconnect? Handle(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \r\t"u8);
        if (line.IsEmpty)
            return null;
        Command? command;
        try
        {
            command = JsonSerializer.Deserialize(line, CommandJson.Default.Command);
        }
        catch (JsonException)
        {
            return Disconnect.BadRequest;
        }
        return command is null ? Disconnect.BadRequest : Handle(command);
    }

    private Disconnect? Handle(Command command)
    {
        if (refused || (self is null && command.Connect is null))
            return Disconnect.BadRequest;
        if (command.Id == 0)
            return command.Send is null ? Pong() : Disconnect.NotAvailable;
        return command switch
        {
            { Connect: { } connect } => Connect(command.Id, connect),
            { Subscribe: { } subscribe } => Subscribe(command.Id, subscribe),
            { Unsubscribe: { } unsubscribe } => Unsubscribe(command.Id, unsubscribe),
            { Publish: { } publish } => Publish(command.Id, publish),
            { Presence: { } presence } => Presence(command.Id, presence),
            { PresenceStats: { } stats } => PresenceStats(command.Id, stats),
            { History: { } history } => History(command.Id, history),
            { Refresh: { } refresh } => Refresh(command.Id, refresh),
            { SubRefresh: { } refresh } => RefreshSubscription(command.Id, refresh),
            { Rpc: not null } => Refuse(command.Id, HubError.NotAvailable),
            { Send: not null } => Disconnect.NotAvailable,
            _ => Disconnect.BadRequest,
        };
    }

    private Disconnect? Answer(byte[] reply)
    {
        Send(reply);
        return null;
    }

    private Disconnect? Refuse(uint id, HubError error) => Answer(Reply.Error(id, error));

    private long? SecondsUntil(long? unixSeconds) => unixSeconds - hub.Time.GetUtcNow().ToUnixTimeSeconds();
}
