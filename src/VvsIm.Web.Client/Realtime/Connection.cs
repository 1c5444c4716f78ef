using System.Text.Json;
using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Realtime;

/// <summary>
/// The realtime connection of this tab, over the centrifuge client in VvsIm.Ui/wwwroot/realtime.js. It reconnects by itself; tokens are
/// fetched here, so that one place knows what a refusal means.
/// </summary>
public sealed partial class Connection : IAsyncDisposable
{
    private readonly IJSRuntime js;
    private readonly VvsImClient client;
    private readonly ILogger logger;
    private readonly Errand start;
    private readonly DotNetObjectReference<Connection> self;
    private IJSObjectReference? module;
    private IJSObjectReference? live;
    private string? followed;

    public Connection(IJSRuntime js, VvsImClient client, TimeProvider time, ILogger logger)
    {
        (this.js, this.client, this.logger) = (js, client, logger);
        start = new Errand(StartAsync, time, logger);
        self = DotNetObjectReference.Create(this);
    }

    /// <summary>How it is now.</summary>
    public ConnectionState State { get; private set; } = ConnectionState.Connecting;

    /// <summary><see cref="State"/> changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>What happened, in the order in which it arrived; some of it perhaps twice.</summary>
    public event Action<IReadOnlyList<RealtimeEvent>>? Received;

    /// <summary>A channel is being listened to from now on, and what was missed before is not known to be complete.</summary>
    public event Action? Gap;

    /// <summary>The conversation on screen is listened to from now on.</summary>
    public event Action? Followed;

    /// <summary>The network or the person came back.</summary>
    public event Action? Back;

    /// <summary>Connects, and keeps connecting.</summary>
    public void Start() => start.Ask();

    /// <summary>Listens to one conversation besides one's own channel; null to none.</summary>
    public async Task FollowAsync(Guid? conversationId)
    {
        followed = conversationId is { } id ? Channels.Conversation(id) : null;
        if (live is not null)
            await live.InvokeVoidAsync("follow", followed);
    }

    /// <summary>The server was just reached: do not wait for the next attempt.</summary>
    public async Task HurryAsync()
    {
        if (State == ConnectionState.Connecting && live is not null)
            await live.InvokeVoidAsync("hurry");
    }

    /// <summary>A token to connect again with; null when there is none for us.</summary>
    [JSInvokable]
    public Task<string?> ConnectionToken() => TokenAsync(async () => (await client.Realtime.TokenAsync()).Token);

    /// <summary>A token for a channel; null when it is not for us.</summary>
    [JSInvokable]
    public Task<string?> SubscriptionToken(string channel) => TokenAsync(() => client.Realtime.SubscribeAsync(channel));

    /// <summary>Publications, as JSON.</summary>
    [JSInvokable]
    public void Receive(string[] publications)
    {
        var happened = new List<RealtimeEvent>(publications.Length);
        foreach (var publication in publications)
        {
            try
            {
                if (JsonSerializer.Deserialize(publication, VvsImJson.Default.RealtimeEvent) is { } known)
                    happened.Add(known);
            }
            catch (JsonException e)
            {
                LogUnreadable(e);
                Gap?.Invoke();
            }
        }
        Received?.Invoke(happened);
    }

    /// <summary>A subscription began without having recovered what was missed.</summary>
    [JSInvokable]
    public void Missed() => Gap?.Invoke();

    /// <summary>The subscription to the conversation on screen began.</summary>
    [JSInvokable]
    public void Subscribed(string channel) => Followed?.Invoke();

    /// <summary>The subscription to the conversation on screen was ended by the server. The event that says why is on its way, or has come.</summary>
    [JSInvokable]
    public void Unsubscribed(string channel) => LogUnsubscribed(channel);

    /// <summary>The network is there again, or the tab is looked at again.</summary>
    [JSInvokable]
    public void Returned() => Hurry();

    /// <summary>The connection's new state, in centrifuge's word.</summary>
    [JSInvokable]
    public void Turned(string state)
    {
        State = state switch
        {
            "connected" => ConnectionState.Connected,
            "connecting" => ConnectionState.Connecting,
            _ => ConnectionState.Ended,
        };
        if (State == ConnectionState.Connected)
            Hurry();
        Changed.Raise();
    }

    public async ValueTask DisposeAsync()
    {
        start.Dispose();
        if (live is not null)
        {
            await live.InvokeVoidAsync("stop");
            await live.DisposeAsync();
        }
        if (module is not null)
            await module.DisposeAsync();
        self.Dispose();
    }

    private void Hurry()
    {
        start.Hurry();
        Back?.Invoke();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        var token = await client.Realtime.TokenAsync(cancellationToken);
        module ??= await js.InvokeAsync<IJSObjectReference>(
            "import",
            cancellationToken,
            "./_content/VvsIm.Ui/realtime.js"
        );
        live = await module.InvokeAsync<IJSObjectReference>("start", cancellationToken, token.Url, token.Token, self);
        await live.InvokeVoidAsync("follow", cancellationToken, followed);
    }

    // Whatever is neither a token nor a refusal travels to centrifuge as an error, and it tries again by itself.
    private static async Task<string?> TokenAsync(Func<Task<string>> fetch)
    {
        try
        {
            return await fetch();
        }
        catch (ProblemException e) when (e.Problem.Status is 401 or 403 or 404)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No longer listening to {Channel}")]
    private partial void LogUnsubscribed(string channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A publication could not be read")]
    private partial void LogUnreadable(Exception exception);
}
