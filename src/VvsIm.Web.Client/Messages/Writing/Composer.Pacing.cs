using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Waiting where slow mode is on. What waits for its turn can be written meanwhile, and scheduled.</summary>
public sealed partial class Composer
{
    private IDisposable[] pacing = [];
    private Ticking? ticking;
    private bool waiting;

    private TimeSpan? Wait => Chat.Pace.Wait(Chat.Find(ConversationId));

    private bool CanSend => CanSubmit && (Editing is not null || Wait is null);

    private string SendTitle =>
        Editing is not null ? "Save"
        : Wait is { } left ? $"Slow mode: you can send in {Lengths.Left(left)}"
        : "Send";

    private void FollowPace()
    {
        ticking = new(Time, () => _ = InvokeAsync(Tick));
        pacing =
        [
            Chat.Changed.Subscribe(() => _ = InvokeAsync(Tick)),
            .. Chat.Open is { } open
                ? [open.Changed.Subscribe(() => _ = InvokeAsync(LearnPace))]
                : Array.Empty<IDisposable>(),
        ];
        LearnPace();
    }

    // After a reload the log alone knows when one said something last.
    private void LearnPace()
    {
        if (
            Chat.Find(ConversationId) is { SlowSeconds: > 0 }
            && Chat.Open?.Log.Items.LastOrDefault(m => m.SenderId == Chat.Me.Id && m.System is null) is { } last
        )
            Chat.Pace.Said(ConversationId, last.CreatedAt);
        if ((Wait is not null) != waiting)
            Tick();
    }

    private void Tick()
    {
        var now = Wait is not null;
        if (!now && !waiting)
            return;
        waiting = now;
        ticking?.Run(waiting);
        StateHasChanged();
    }

    private void EndPace()
    {
        foreach (var subscription in pacing)
            subscription.Dispose();
        ticking?.Dispose();
    }
}
