using Microsoft.JSInterop;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Admin.Realtime;

/// <summary>
/// What staff is told live. A page says which channel it wants for as long as it is open (<see cref="Listen"/>), what it wants to hear
/// (<see cref="On{TEvent}"/>), and reads its data again after a gap (<see cref="OnGap"/>). Nobody listening: no connection is made.
/// </summary>
internal sealed partial class StaffFeed : IAsyncDisposable
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(20);

    private readonly IJSRuntime _js;
    private readonly VvsImClient _client;
    private readonly Session _session;
    private readonly TimeProvider _time;
    private readonly ILogger<StaffFeed> _logger;
    private readonly Dictionary<string, int> _wanted = [];
    private readonly CancellationTokenSource _gone = new();
    private Action<RealtimeEvent>? _heard;
    private Action? _gap;
    private StaffConnection? _connection;
    private TaskCompletionSource _hurry = new();
    private bool _starting;

    public StaffFeed(IJSRuntime js, VvsImClient client, Session session, TimeProvider time, ILogger<StaffFeed> logger)
    {
        (_js, _client, _session, _time, _logger) = (js, client, session, time, logger);
        session.Changed += FollowSession;
    }

    /// <summary>How it is now.</summary>
    public FeedState State { get; private set; }

    /// <summary><see cref="State"/> is another.</summary>
    public event Action? Changed;

    /// <summary>Wants a workspace's staff channel, or with the empty id the installation's, until the answer is disposed.</summary>
    public IDisposable Listen(Guid scopeId)
    {
        var channel = Channels.Staff(scopeId);
        _wanted[channel] = _wanted.GetValueOrDefault(channel) + 1;
        Ask();
        return new Ending(() =>
        {
            if (--_wanted[channel] == 0)
                _wanted.Remove(channel);
            Ask();
        });
    }

    /// <summary>Calls <paramref name="heard"/> with every event of this kind until the answer is disposed.</summary>
    public IDisposable On<TEvent>(Action<TEvent> heard)
        where TEvent : RealtimeEvent
    {
        void Hear(RealtimeEvent happened)
        {
            if (happened is TEvent known)
                heard(known);
        }
        _heard += Hear;
        return new Ending(() => _heard -= Hear);
    }

    /// <summary>Calls <paramref name="doubt"/> whenever something may have been missed, and when listening begins, until the answer is disposed.</summary>
    public IDisposable OnGap(Action doubt)
    {
        _gap += doubt;
        return new Ending(() => _gap -= doubt);
    }

    /// <summary>An event arrived.</summary>
    internal void Tell(RealtimeEvent happened) => _heard?.Invoke(happened);

    /// <summary>Something may have been missed.</summary>
    internal void Doubt() => _gap?.Invoke();

    /// <summary>A channel is listened to.</summary>
    internal void Begin(string channel)
    {
        if (_wanted.ContainsKey(channel))
            Doubt();
    }

    /// <summary>A channel is no longer ours: who we are is asked again, and the session shows what is left to see.</summary>
    internal void End(string channel)
    {
        if (_wanted.ContainsKey(channel))
            _ = _session.CheckAsync(_gone.Token);
    }

    /// <summary>The connection is in another state.</summary>
    internal void Turn(FeedState state)
    {
        if (State == state)
            return;
        State = state;
        Changed?.Invoke();
    }

    /// <summary>The road seems open again.</summary>
    internal void Hurry() => _hurry.TrySetResult();

    private void Ask()
    {
        if (_connection is { } connection)
            _ = connection.FollowAsync([.. _wanted.Keys]);
        else if (!_starting && _wanted.Count > 0 && _session.State == SessionState.SignedIn)
            _ = ConnectAsync(_gone.Token);
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        _starting = true;
        Turn(FeedState.Connecting);
        try
        {
            for (var failures = 0; _session.State == SessionState.SignedIn; failures++)
            {
                if (await TryConnectAsync(cancellationToken))
                    return;
                var pause = Math.Min(Math.Pow(2, failures), s_longestPause.TotalSeconds);
                _hurry = new();
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(pause), _time, cancellationToken), _hurry.Task);
            }
            Turn(FeedState.Idle);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The console is closed.
        }
        finally
        {
            _starting = false;
        }
    }

    private async Task<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new StaffConnection(_js, _client, this, _logger);
        try
        {
            await connection.StartAsync([.. _wanted.Keys], cancellationToken);
            _connection = connection;
            // Pages may have come or gone meanwhile.
            await connection.FollowAsync([.. _wanted.Keys]);
            return true;
        }
        catch (Exception e)
            when (!cancellationToken.IsCancellationRequested && (e is JSException || Failure.Of(e) is not null))
        {
            LogUnreached(e);
            await connection.DisposeAsync();
            return false;
        }
    }

    private void FollowSession()
    {
        if (_session.State == SessionState.SignedIn)
            Ask();
        else if (_session.State != SessionState.Unknown && _connection is { } connection)
        {
            _connection = null;
            _ = connection.DisposeAsync().AsTask();
            Turn(FeedState.Idle);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _session.Changed -= FollowSession;
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live connection could not be made")]
    private partial void LogUnreached(Exception exception);

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
