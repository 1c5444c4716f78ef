using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Connections;

/// <summary>What time brings: pings, expiry, and the end of who does not answer.</summary>
internal sealed partial class Connection
{
    private long lastPing;
    private bool awaitsPong;
    private long? closingSince;

    /// <summary>Called about once a second.</summary>
    public void Sweep()
    {
        var time = hub.Time;
        if (outbox.Closing)
        {
            closingSince ??= time.GetTimestamp();
            if (time.GetElapsedTime(closingSince.Value) >= hub.Options.CloseTimeout)
                outbox.Abort();
            LeaveAll();
        }
        else if (self is null)
        {
            if (time.GetElapsedTime(opened) >= hub.Options.ConnectTimeout)
                Close(Disconnect.Stale);
        }
        else if (IsExpired())
            Close(Disconnect.Expired);
        else
        {
            PingOrGiveUp();
            EndExpiredSubscriptions();
        }
    }

    private bool IsExpired()
    {
        lock (gate)
            return SecondsUntil(expiresAt) + hub.Options.ExpiredCloseDelay.TotalSeconds <= 0;
    }

    private Disconnect? Pong()
    {
        if (!Volatile.Read(ref awaitsPong))
            return Disconnect.BadRequest;
        Volatile.Write(ref awaitsPong, value: false);
        return null;
    }

    private void PingOrGiveUp()
    {
        var since = hub.Time.GetElapsedTime(lastPing);
        if (Volatile.Read(ref awaitsPong) && since >= hub.Options.PongTimeout)
            Close(Disconnect.NoPong);
        else if (since >= hub.Options.PingInterval)
        {
            lastPing = hub.Time.GetTimestamp();
            Volatile.Write(ref awaitsPong, value: true);
            Send(Push.Ping);
        }
    }

    private void EndExpiredSubscriptions()
    {
        var delay = hub.Options.ExpiredSubscriptionCloseDelay.TotalSeconds;
        lock (gate)
        {
            foreach (var (channel, subscription) in subscriptions)
                if (SecondsUntil(subscription.ExpiresAt) + delay <= 0)
                    UnsubscribeByServer(channel, Unsubscription.Expired);
        }
    }
}
