using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Uploads;

/// <summary>
/// Brings chosen files to the server, a few at a time, whatever conversation is on screen meanwhile. The browser keeps and sends the bytes
/// (wwwroot/Media/Uploads/uploads.js), so that none of them is ever copied into the app's memory; here it is decided what goes when.
/// </summary>
public sealed partial class UploadQueue : IAsyncDisposable
{
    /// <summary>How long a removed file can be put back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(12);

    private readonly UploadList list = new();
    private readonly Dictionary<Guid, ITimer> timers = [];
    private readonly Dictionary<Guid, int> failures = [];
    private readonly VvsImClient client;
    private readonly TimeProvider time;
    private readonly Func<Guid?, long> limitOf;
    private readonly ScriptModule script;
    private readonly DotNetObjectReference<UploadQueue> self;
    private bool held;
    private bool disposed;

    /// <summary>Keeps nothing of an earlier visit: the browser has let go of those files.</summary>
    /// <param name="client">For what is no upload: descriptions, and throwing away.</param>
    /// <param name="js">The browser.</param>
    /// <param name="time">For pauses.</param>
    /// <param name="limitOf">Bytes that one file of a workspace may have.</param>
    public UploadQueue(VvsImClient client, IJSRuntime js, TimeProvider time, Func<Guid?, long> limitOf)
    {
        (this.client, this.time, this.limitOf) = (client, time, limitOf);
        script = new ScriptModule(js, "./Media/Uploads/uploads.js");
        self = DotNetObjectReference.Create(this);
    }

    /// <summary>Anything changed, if only how far an upload is.</summary>
    public Signal Changed { get; } = new();

    /// <summary>An upload has ended, failed, or was begun again.</summary>
    public event Action? Turned;

    /// <summary>One of the files; null once it was let go, or if the page was loaded anew since.</summary>
    public PendingAttachment? Find(Guid id) => list.Find(id);

    /// <inheritdoc cref="UploadList.Tray"/>
    public PendingAttachment[] Tray(Guid conversationId, long? threadSeq) => [.. list.Tray(conversationId, threadSeq)];

    /// <summary>Something would be lost if the page went away now.</summary>
    public bool Busy => list.Items.Any(item => item.Place == UploadPlace.Tray || item.IsMoving);

    /// <summary>Bytes that one file of a workspace may have.</summary>
    public long LimitOf(Guid? workspaceId) => limitOf(workspaceId);

    /// <summary>Puts files into a tray and begins to upload them.</summary>
    /// <returns>Which could not be taken, and why; null if all were.</returns>
    public string? Add(Guid conversationId, long? threadSeq, Guid? workspaceId, ChosenFile[] chosen)
    {
        var before = list.Tray(conversationId, threadSeq).Count();
        var (taken, refusal) = ChosenFile.Sift(chosen, before, limitOf(workspaceId));
        foreach (var file in taken)
            Begin(Pending(file, conversationId, threadSeq, workspaceId));
        foreach (var file in chosen.Except(taken))
            _ = CallAsync("release", file.Id);
        Moved();
        return refusal;
    }

    /// <summary>Begins to upload a file that a message on its way has in place of another, or is nothing but.</summary>
    /// <returns>What the message keeps of it; null with the reason if it cannot be taken.</returns>
    public (UnsentFile? File, string? Refusal) AddToMessage(
        Guid conversationId,
        long? threadSeq,
        Guid? workspaceId,
        ChosenFile chosen,
        (int DurationMs, string Waveform)? voice = null
    )
    {
        var (taken, refusal) = ChosenFile.Sift([chosen], 0, limitOf(workspaceId));
        if (taken is not [var file])
        {
            _ = CallAsync("release", chosen.Id);
            return (null, refusal);
        }
        var pending = Pending(file, conversationId, threadSeq, workspaceId) with { Place = UploadPlace.Message };
        if (voice is { } spoken)
            pending = pending with
            {
                Kind = MediaKind.Voice,
                Waveform = spoken.Waveform,
                Looks = new(DurationMs: spoken.DurationMs),
            };
        Begin(pending);
        Moved();
        return (Kept(pending), null);
    }

    /// <summary>Takes everything out of a tray, for the message that is being sent.</summary>
    public UnsentFile[] Take(Guid conversationId, long? threadSeq)
    {
        var taken = Tray(conversationId, threadSeq);
        foreach (var item in taken)
            list.Change(item.Id, it => it with { Place = UploadPlace.Message });
        Moved();
        return [.. taken.Select(Kept)];
    }

    /// <summary>Removes a file. For <see cref="UndoTime"/> it can be put back; then it is thrown away.</summary>
    public void Remove(Guid id) => PutAway(id, () => Discard(id));

    /// <summary>Takes a file that is used elsewhere out of the tray. For <see cref="UndoTime"/> it can be put back.</summary>
    public void SetAside(Guid id) => PutAway(id, () => LetGo([id]));

    /// <summary>Puts a removed file back where it was; false if it is gone by now.</summary>
    public bool Restore(Guid id, UploadPlace place = UploadPlace.Tray)
    {
        if (list.Find(id) is not { Place: UploadPlace.Bin })
            return false;
        Unschedule(id);
        list.Change(id, it => it with { Place = place });
        Moved();
        return true;
    }

    /// <summary>Tries again what was refused, or waits for another attempt.</summary>
    public void Retry(Guid id)
    {
        if (list.Find(id) is not { State: UploadState.Failed or UploadState.Interrupted })
            return;
        Unschedule(id);
        list.Change(id, it => it with { State = UploadState.Waiting, Percent = 0, Reason = null, Medium = null });
        Moved();
    }

    /// <summary>Uploads once more what the server no longer has.</summary>
    public void Renew(Guid id)
    {
        list.Change(id, it => it with { State = UploadState.Waiting, Percent = 0, Reason = null, Medium = null });
        Moved();
    }

    /// <summary>The network is back: what waits for another attempt is tried now.</summary>
    public void Hurry()
    {
        foreach (var item in list.Items.Where(one => one.State == UploadState.Interrupted).ToArray())
            Retry(item.Id);
        foreach (var item in list.Items.Where(one => one.State == UploadState.Describing).ToArray())
            if (timers.ContainsKey(item.Id))
                Redescribe(item.Id);
    }

    /// <summary>Throws files away that nobody wants to send any more.</summary>
    public void Discard(params IEnumerable<Guid> ids)
    {
        foreach (var id in ids.ToArray())
            if (Release(id) is { Medium: { } medium })
                _ = ThrowAwayAsync(medium.Id);
        Moved();
    }

    /// <summary>Lets go of files that have become part of a message.</summary>
    public void LetGo(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            Release(id);
        Moved();
    }

    /// <summary>Throws away what lies in the trays of a conversation that one has lost.</summary>
    public void Forget(Guid conversationId) =>
        Discard(list.Items.Where(item => item.ConversationId == conversationId).Select(item => item.Id));

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        foreach (var timer in timers.Values)
            timer.Dispose();
        foreach (var item in list.Items.ToArray())
            await CallAsync("release", item.Id);
        if (held)
            await CallAsync("hold", false);
        await script.DisposeAsync();
        self.Dispose();
    }

    private static PendingAttachment Pending(
        ChosenFile file,
        Guid conversationId,
        long? threadSeq,
        Guid? workspaceId
    ) => new(file.Id, conversationId, threadSeq, workspaceId, file.Name, file.Size, file.Kind);

    private static UnsentFile Kept(PendingAttachment item) =>
        new(item.Id, item.Name, item.Size, item.Kind, item.State == UploadState.Done ? item.Medium?.Attachment : null);

    private static UploadState Stopped(UploadState state) =>
        state is UploadState.Uploading or UploadState.Interrupted ? UploadState.Waiting : state;

    private void Begin(PendingAttachment item)
    {
        list.Add(item);
        _ = LookAsync(item);
    }

    private void PutAway(Guid id, Action afterwards)
    {
        if (list.Find(id) is not { } item || item.Place == UploadPlace.Bin)
            return;
        if (item.State == UploadState.Uploading)
            _ = CallAsync("abort", id);
        list.Change(
            id,
            it => it with { Place = UploadPlace.Bin, State = Stopped(it.State), Percent = 0, Reason = null }
        );
        Schedule(id, UndoTime, afterwards);
        Moved();
    }

    private PendingAttachment? Release(Guid id)
    {
        Unschedule(id);
        failures.Remove(id);
        if (list.Remove(id) is not { } gone)
            return null;
        _ = CallAsync("release", id);
        return gone;
    }

    // What nobody throws away the server collects after a day.
    private async Task ThrowAwayAsync(Guid mediumId)
    {
        try
        {
            await client.Media.DiscardAsync(mediumId);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // As above.
        }
    }

    private void Moved()
    {
        foreach (var next in list.Next().ToArray())
            _ = SendAsync(next);
        if (Busy != held)
            _ = CallAsync("hold", held = Busy);
        Changed.Raise();
        Turned?.Invoke();
    }

    private void Schedule(Guid id, TimeSpan after, Action act)
    {
        Unschedule(id);
        timers[id] = time.CreateTimer(_ => act(), null, after, Timeout.InfiniteTimeSpan);
    }

    private void Unschedule(Guid id)
    {
        if (timers.Remove(id, out var timer))
            timer.Dispose();
    }

    // What the browser does by the way: it was never reached, so there is nothing to be undone.
    private async Task CallAsync(string name, params object?[] arguments)
    {
        try
        {
            await (await script.GetAsync()).InvokeVoidAsync(name, arguments);
        }
        catch (JSException)
        {
            // The script could not be loaded: then the browser keeps no file either.
        }
    }
}
