using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Moderation;

/// <summary>One's own appeals, by what they are against. Fetched once there is a notice they could belong to, and again when another one comes.</summary>
public sealed class OwnAppeals : IDisposable
{
    private readonly VvsImClient client;
    private readonly NotificationCentre centre;
    private readonly Errand errand;
    private readonly IDisposable following;
    private readonly Dictionary<Guid, Appeal> known = [];
    private int notices;

    public OwnAppeals(VvsImClient client, NotificationCentre centre, TimeProvider time, ILogger logger)
    {
        (this.client, this.centre) = (client, centre);
        errand = new Errand(FetchAsync, time, logger);
        following = centre.Changed.Subscribe(Look);
    }

    /// <summary>They are others now.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The appeal against this; null if there is none, or nobody knows yet.</summary>
    public Appeal? Find(Guid eventId) => known.GetValueOrDefault(eventId);

    /// <summary>Appeals.</summary>
    /// <exception cref="ProblemException">See <see cref="AppealsClient.AppealAsync"/>.</exception>
    public async Task AppealAsync(Guid eventId, string text)
    {
        known[eventId] = await client.Appeals.AppealAsync(eventId, text);
        Changed.Raise();
    }

    public void Dispose()
    {
        following.Dispose();
        errand.Dispose();
    }

    private void Look()
    {
        var now = centre.All.Items.Count(item => item.Kind == NotificationKind.Moderation);
        if (now == notices)
            return;
        notices = now;
        errand.Ask();
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await client.Appeals.MineAsync(cursor, cancellationToken);
            foreach (var appeal in page.Items)
                known[appeal.EventId] = appeal;
            cursor = page.NextCursor;
        } while (cursor is not null);
        Changed.Raise();
    }
}
