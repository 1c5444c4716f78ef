using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>
/// What a person settles for themselves about a conversation. The server's answer shows it, here as on their other devices; what does not
/// reach the server is said and changes nothing.
/// </summary>
internal sealed class ConversationActions(Chat chat, Toasts toasts, TimeProvider time)
{
    /// <summary>Puts it among the pinned ones, or takes it out.</summary>
    public Task PinAsync(Guid id, bool pinned) => PreferAsync(id, new() { Pinned = pinned });

    /// <summary>Where it may go among the pinned ones: up, down.</summary>
    public (bool Up, bool Down) Moves(Guid id)
    {
        var pinned = Pinned();
        var at = Array.IndexOf(pinned, id);
        return (at > 0, at >= 0 && at < pinned.Length - 1);
    }

    /// <summary>One place up (-1) or down (1) among the pinned ones; nothing happens at the end of them.</summary>
    public Task MoveAsync(Guid id, int by)
    {
        var pinned = Pinned();
        var from = Array.IndexOf(pinned, id);
        var to = from + by;
        if (from < 0 || to < 0 || to >= pinned.Length)
            return Task.CompletedTask;
        (pinned[from], pinned[to]) = (pinned[to], pinned[from]);
        return TryAsync(async () =>
        {
            var settled = await chat.Client.Conversations.OrderPinsAsync(pinned);
            foreach (var one in settled.Items)
                chat.Conversations.Apply(one);
        });
    }

    /// <summary>Quiet for this long; null is for ever.</summary>
    public Task MuteAsync(Guid id, TimeSpan? length) =>
        PreferAsync(id, new() { MutedUntil = new(length is { } some ? time.GetUtcNow() + some : Preferences.ForEver) });

    /// <summary>Loud again.</summary>
    public Task UnmuteAsync(Guid id) => PreferAsync(id, new() { MutedUntil = new(null) });

    /// <summary>What of it one is notified of.</summary>
    public Task NotifyAsync(Guid id, NotificationLevel level) => PreferAsync(id, new() { Notify = level });

    /// <summary>Puts it away, which can be undone for a while.</summary>
    public async Task ArchiveAsync(Guid id, string name)
    {
        if (await PreferAsync(id, new() { Archived = true }))
            toasts.Show(new($"{name} is archived.", Action: new("Undo", () => UnarchiveAsync(id))));
    }

    /// <summary>Takes it back.</summary>
    public Task UnarchiveAsync(Guid id) => PreferAsync(id, new() { Archived = false });

    /// <summary>The newest message of somebody else counts as unread again.</summary>
    public Task MarkUnreadAsync(Guid id) => TryAsync(() => chat.Reading.UnreadAsync(id, seq: null));

    private Guid[] Pinned() =>
        [.. chat.Conversations.Items.Where(c => c is { Pinned: true, Archived: false }).Select(c => c.Id)];

    private Task<bool> PreferAsync(Guid id, PreferencesRequest request) =>
        TryAsync(async () => chat.Conversations.Apply(await chat.Client.Conversations.PreferAsync(id, request)));

    private async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.LimitExceeded)
        {
            toasts.Show(new($"No more than {Limits.PinnedConversations} can be pinned.", ToastTone.Problem));
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            toasts.Show(new("That did not work. Please try again.", ToastTone.Problem));
        }
        finally
        {
            chat.Changed.Raise();
        }
        return false;
    }
}
