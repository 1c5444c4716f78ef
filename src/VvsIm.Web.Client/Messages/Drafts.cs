using VvsIm.Contracts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// What was begun and not sent, per conversation: as typed here, else as the server has it from any device. It is saved as one types,
/// and kept in the browser until it is. What is being typed here is never overwritten: a draft of another device shows when nothing
/// typed here is unsaved, and while the field has the focus only as long as nothing was typed into it.
/// </summary>
public sealed class Drafts : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, Typed> typed = [];
    private readonly VvsImClient client;
    private readonly ConversationList list;
    private readonly DraftStore store;
    private readonly Signal listChanged;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private readonly IDisposable following;
    private TaskCompletionSource now = new();
    private Guid? focused;

    public Drafts(
        VvsImClient client,
        ConversationList list,
        DraftStore store,
        Signal listChanged,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.client, this.list, this.store, this.listChanged, this.time) = (client, list, store, listChanged, time);
        errand = new Errand(RunAsync, time, logger);
        following = listChanged.Subscribe(Follow);
    }

    /// <summary>A text may have changed otherwise than by being set here.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Texts wait to be saved.</summary>
    public bool Unsaved => typed.Values.Any(draft => draft.Unsaved);

    /// <summary>The text begun in this conversation; empty if none.</summary>
    public string this[Guid conversationId]
    {
        get => typed.TryGetValue(conversationId, out var here) ? here.Text : list.Find(conversationId)?.Draft ?? "";
        set
        {
            if (value == this[conversationId])
                return;
            var draft = new UnsavedDraft(conversationId, value, time.GetUtcNow());
            typed[conversationId] = new(draft, Unsaved: true);
            _ = store.PutAsync(draft);
            errand.Ask();
            // Sent, or taken back: the other devices need not show it for a second longer.
            if (value.Length == 0)
                Flush();
        }
    }

    /// <summary>Takes up what this browser kept when the page was left.</summary>
    public async Task ResumeAsync()
    {
        foreach (var draft in await store.AdoptAsync())
            typed.TryAdd(draft.ConversationId, new(draft, Unsaved: true));
        Changed.Raise();
        if (list.Loaded)
            errand.Ask();
    }

    /// <summary>The person may type there from now on.</summary>
    public void Focus(Guid conversationId)
    {
        focused = conversationId;
        var text = this[conversationId];
        if (text.Length > 0)
            typed.TryAdd(conversationId, new(new(conversationId, text, time.GetUtcNow()), Unsaved: false));
    }

    /// <summary>Nobody types there any more.</summary>
    public void Blur(Guid conversationId)
    {
        if (focused == conversationId)
            focused = null;
        if (typed.TryGetValue(conversationId, out var here) && here is { Unsaved: false, Refused: false })
            typed.Remove(conversationId);
        Flush();
        Changed.Raise();
    }

    /// <summary>Saves at once what is unsaved.</summary>
    public void Flush()
    {
        if (Unsaved)
            now.TrySetResult();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    /// <summary>Saves what is unsaved, if the server is reached.</summary>
    /// <exception cref="ProblemException">The server refused.</exception>
    public async Task SaveAsync(CancellationToken cancellationToken = default)
    {
        foreach (var draft in typed.Values.Where(one => one.Unsaved).Select(one => one.Draft).ToArray())
            await SaveAsync(draft, cancellationToken);
    }

    /// <summary>Forgets what was begun in a conversation that one has lost.</summary>
    public async Task ForgetAsync(Guid conversationId)
    {
        typed.Remove(conversationId);
        Changed.Raise();
        await store.RemoveAsync(conversationId);
    }

    /// <summary>Forgets what this browser keeps of them; the server's copies stay.</summary>
    public Task ForgetAsync()
    {
        typed.Clear();
        return store.ClearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        following.Dispose();
        errand.Dispose();
        await store.DisposeAsync();
    }

    private void Follow()
    {
        // What was kept in the browser may be older than what another device has saved: only the list can tell.
        if (list.Loaded && Unsaved)
            errand.Ask();
        Changed.Raise();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!list.Loaded || !Unsaved)
            return;
        await Task.WhenAny(Task.Delay(Pause, time, cancellationToken), now.Task);
        cancellationToken.ThrowIfCancellationRequested();
        now = new();
        await SaveAsync(cancellationToken);
    }

    private async Task SaveAsync(UnsavedDraft draft, CancellationToken cancellationToken)
    {
        var id = draft.ConversationId;
        var refused = false;
        try
        {
            // Long ago, offline: another device has been written on since.
            if (!(list.Find(id)?.DraftAt > draft.WrittenAt.AddMinutes(1)))
                list.Apply(await client.Conversations.SaveDraftAsync(id, draft.Text, cancellationToken));
        }
        catch (ProblemException e)
            when (e.Code is ProblemCodes.NotFound or ProblemCodes.Invalid or ProblemCodes.LimitExceeded)
        {
            // One has left the conversation, or this cannot be kept there: it stays here as long as the page does.
            refused = true;
        }
        if (!typed.TryGetValue(id, out var here) || here.Draft != draft)
            return;
        await store.RemoveAsync(id);
        if (refused || (focused == id && draft.Text.Length > 0))
            typed[id] = here with { Unsaved = false, Refused = refused };
        else
            typed.Remove(id);
        listChanged.Raise();
    }

    /// <summary>What the field of a conversation holds, whether the server lacks it, and whether it would not take it.</summary>
    private sealed record Typed(UnsavedDraft Draft, bool Unsaved, bool Refused = false)
    {
        public string Text => Draft.Text;
    }
}
