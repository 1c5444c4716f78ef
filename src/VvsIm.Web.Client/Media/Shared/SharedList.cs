using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Shared;

/// <summary>
/// What has been shared in one conversation, of one kind: the newest of it, as many pages as were asked for, kept up to date while
/// somebody looks. Not thread-safe.
/// </summary>
public sealed class SharedList : IDisposable
{
    private readonly Guid conversationId;
    private readonly VvsImClient client;
    private readonly Action<User[]> meet;
    private readonly Errand loading;
    private readonly Dictionary<long, Message> meanwhile = [];
    private readonly HashSet<long> unclear = [];
    private List<SharedMedium> items = [];
    private string? cursor;
    private bool stale = true;
    private bool wantsMore;

    public SharedList(
        Guid conversationId,
        SharedKind kind,
        VvsImClient client,
        Action<User[]> meet,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.conversationId, Kind, this.client, this.meet) = (conversationId, kind, client, meet);
        loading = new Errand(LoadAsync, time, logger);
        loading.Ask();
    }

    /// <summary>Pictures, files or links.</summary>
    public SharedKind Kind { get; }

    /// <summary>The newest first; what one message shares in its own order.</summary>
    public IReadOnlyList<SharedMedium> Items => items;

    /// <summary>False until it is here.</summary>
    public bool Loaded { get; private set; }

    /// <summary>There are older ones.</summary>
    public bool HasMore => cursor is not null;

    /// <summary>Older ones are on their way.</summary>
    public bool LoadingMore => wantsMore;

    /// <summary>Loading does not reach the server; it is being tried again.</summary>
    public bool Unreached => loading.Unreached;

    /// <summary>It changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Loads the next page.</summary>
    public void More()
    {
        wantsMore = HasMore;
        Ask();
    }

    /// <summary>Events may have been lost.</summary>
    public void Doubt()
    {
        stale = true;
        Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => loading.Hurry();

    /// <summary>Takes an event.</summary>
    public void Apply(MessageEvent happened)
    {
        var message = happened.Message with { Change = happened.Change };
        if (happened.ConversationId != conversationId || message.System is not null)
            return;
        if (message is { Cut: true, DeletedAt: null })
        {
            // An event may leave the files out, and the end of the text. Of a reaction or a pin that changes nothing here.
            if (happened is not (MessageCreated or MessageEdited or MessageRestored))
                return;
            unclear.Add(message.Seq);
            Ask();
            return;
        }
        meanwhile[message.Seq] = message;
        if (Put(message))
            Changed.Raise();
    }

    public void Dispose() => loading.Dispose();

    private void Ask()
    {
        loading.Ask();
        Changed.Raise();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        meanwhile.Clear();
        try
        {
            if (stale)
                await ReloadAsync(cancellationToken);
            else if (wantsMore && cursor is { } from)
                Add(await PageAsync(from, cancellationToken));
            wantsMore = false;
            foreach (var seq in unclear.ToArray())
                await ClearUpAsync(seq, cancellationToken);
            // What happened while an answer was on its way may not be in it.
            foreach (var message in meanwhile.Values)
                Put(message);
        }
        finally
        {
            Changed.Raise();
        }
    }

    // As far back as it was loaded before, so that nobody who looks further down loses their place.
    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        // A doubt that comes up meanwhile stays one, and so does this one if the server is not reached.
        stale = false;
        var done = false;
        try
        {
            var before = items.Count;
            var page = await PageAsync(null, cancellationToken);
            List<SharedMedium> fresh = [.. page.Items];
            while (page.NextCursor is { } next && fresh.Count < before)
            {
                page = await PageAsync(next, cancellationToken);
                fresh.AddRange(page.Items);
            }
            (items, cursor, Loaded, done) = (fresh, page.NextCursor, true, true);
        }
        finally
        {
            stale |= !done;
        }
    }

    private async Task<SharedMediaPage> PageAsync(string? from, CancellationToken cancellationToken)
    {
        var page = await client.Media.SharedAsync(conversationId, Kind, from, cancellationToken);
        meet(page.Users);
        return page;
    }

    private void Add(SharedMediaPage page)
    {
        items = [.. items, .. page.Items.Where(item => !items.Exists(known => known.IsSame(item)))];
        cursor = page.NextCursor;
    }

    private async Task ClearUpAsync(long seq, CancellationToken cancellationToken)
    {
        try
        {
            Put(await client.Messages.GetAsync(conversationId, seq, cancellationToken));
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            items.RemoveAll(item => item.Message.Seq == seq);
        }
        unclear.Remove(seq);
    }

    private bool Put(Message message)
    {
        List<SharedMedium> known = [.. items.Where(item => item.Message.Seq == message.Seq)];
        if (known.Exists(item => item.Message.Change > message.Change))
            return false;
        // What is older than all that is here comes with its page.
        var reaches = known.Count > 0 || cursor is null || (items.Count > 0 && message.Seq > items[^1].Message.Seq);
        List<SharedMedium> parts = reaches ? [.. SharedParts.Of(message, Kind)] : [];
        if (!Loaded || (known.Count == 0 && parts.Count == 0))
            return false;
        var at = items.FindIndex(item => item.Message.Seq <= message.Seq);
        items = [.. items.Where(item => item.Message.Seq != message.Seq)];
        items.InsertRange(at < 0 ? items.Count : at, parts);
        return true;
    }
}
