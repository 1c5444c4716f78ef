using System.Text.Json;
using Microsoft.JSInterop;
using VvsIm.Contracts;

namespace VvsIm.Admin.Realtime;

/// <summary>
/// The realtime connection of this tab, over the centrifuge client in VvsIm.Ui/wwwroot/realtime.js. It reconnects by itself; tokens are
/// fetched here.
/// </summary>
internal sealed partial class StaffConnection(IJSRuntime js, VvsImClient client, StaffFeed feed, ILogger logger)
    : IAsyncDisposable
{
    private DotNetObjectReference<StaffConnection>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _live;

    /// <summary>Connects, and stays connected.</summary>
    public async Task StartAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken)
    {
        var token = await client.Realtime.TokenAsync(cancellationToken);
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await js.InvokeAsync<IJSObjectReference>(
            "import",
            cancellationToken,
            "./_content/VvsIm.Ui/realtime.js"
        );
        _live = await _module.InvokeAsync<IJSObjectReference>(
            "start",
            cancellationToken,
            token.Url,
            token.Token,
            _self
        );
        await FollowAsync(channels);
    }

    /// <summary>Listens to exactly these channels.</summary>
    public async Task FollowAsync(IReadOnlyCollection<string> channels)
    {
        if (_live is not null)
            await _live.InvokeVoidAsync("follow", [.. channels]);
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
        foreach (var publication in publications)
        {
            try
            {
                if (JsonSerializer.Deserialize(publication, VvsImJson.Default.RealtimeEvent) is { } known)
                    feed.Tell(known);
            }
            catch (JsonException e)
            {
                LogUnreadable(e);
                feed.Doubt();
            }
        }
    }

    /// <summary>A subscription began again without having recovered what was missed.</summary>
    [JSInvokable]
    public void Missed() => feed.Doubt();

    /// <summary>A channel is listened to from now on: what was read before may already be old.</summary>
    [JSInvokable]
    public void Subscribed(string channel) => feed.Begin(channel);

    /// <summary>The server has ended a subscription, or gave no token for it.</summary>
    [JSInvokable]
    public void Unsubscribed(string channel) => feed.End(channel);

    /// <summary>The network is there again, or the tab is looked at again; centrifuge hurries by itself.</summary>
    [JSInvokable]
    public void Returned() => feed.Hurry();

    /// <summary>The connection's new state, in centrifuge's word.</summary>
    [JSInvokable]
    public void Turned(string state) =>
        feed.Turn(
            state switch
            {
                "connected" => FeedState.Live,
                "connecting" => FeedState.Connecting,
                _ => FeedState.Ended,
            }
        );

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_live is not null)
            {
                await _live.InvokeVoidAsync("stop");
                await _live.DisposeAsync();
            }
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the connection with it.
        }
        _self?.Dispose();
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A publication could not be read")]
    private partial void LogUnreadable(Exception exception);
}
