using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Web.Client.Conversations;

/// <summary>
/// My conversations, kept whole from events. An event is applied when it is the very next change of its conversation; whatever
/// leaves a doubt raises <see cref="NeedsSync"/>, and the answer of <c>GET /api/sync</c> settles it. Not thread-safe.
/// </summary>
public sealed class ConversationList(Guid me)
{
    private readonly Dictionary<Guid, Conversation> byId = [];
    private readonly Dictionary<Guid, Conversation> missing = [];
    private Conversation[]? ordered;
    private bool loading;
    private bool syncing;

    /// <summary>Pinned ones in their order, then the most recently active; archived ones in the same way at the end.</summary>
    public IReadOnlyList<Conversation> Items =>
        ordered ??= [
            .. byId
                .Values.OrderBy(c => c.PutAway)
                .ThenBy(c => c.PinOrder ?? int.MaxValue)
                .ThenByDescending(c => c.ActiveAt)
                .ThenByDescending(c => c.Id),
        ];

    /// <summary>False until the first page is here.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Something may have been missed: ask what changed since <see cref="Cursor"/>.</summary>
    public bool NeedsSync { get; private set; }

    /// <summary>The cursor has become useless: read the list afresh.</summary>
    public bool NeedsReload { get; private set; }

    /// <summary>Where the next sync goes on from; null before the first load.</summary>
    public string? Cursor { get; private set; }

    /// <summary>I am no longer a member of it.</summary>
    public event Action<Conversation>? Left;

    /// <summary>The conversation, or null if it is not (yet) known here.</summary>
    public Conversation? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Say so whenever events may have been lost, as after a reconnection that did not recover.</summary>
    public void Doubt() => NeedsSync = true;

    /// <summary>Call before asking for the first page of the list: what arrives meanwhile may be missing in it.</summary>
    public void BeginLoad() => (loading, NeedsSync) = (true, false);

    /// <summary>Call before asking for a sync: what arrives meanwhile may be in doubt again.</summary>
    public void BeginSync() => (syncing, NeedsSync) = (true, false);

    /// <summary>The request did not succeed: the need stands.</summary>
    public void FetchFailed() => (loading, syncing, NeedsSync) = (false, false, true);

    /// <summary>Starts afresh from the first page of the list.</summary>
    public void Load(ConversationPage page)
    {
        var before = new Dictionary<Guid, Conversation>(byId);
        byId.Clear();
        foreach (var (id, known) in before)
            missing[id] = known;
        foreach (var conversation in page.Items)
            Take(conversation, before.GetValueOrDefault(conversation.Id));
        (Cursor, Loaded, NeedsReload, loading, ordered) = (page.SyncCursor, true, false, false, null);
        SeekMissing(page);
    }

    /// <summary>Adds a further page of the list.</summary>
    public void Append(ConversationPage page)
    {
        foreach (var conversation in page.Items)
            Take(conversation, Find(conversation.Id));
        SeekMissing(page);
    }

    /// <summary>Takes the answer of a sync.</summary>
    public void Apply(SyncPage page)
    {
        Cursor = page.Cursor;
        syncing = page.More;
        if (page.Reset)
        {
            NeedsReload = true;
            return;
        }
        foreach (var id in page.Left)
            Lose(id);
        foreach (var conversation in page.Conversations)
            Take(conversation, Find(conversation.Id));
    }

    /// <summary>Takes a conversation just fetched, made or joined; what one only looks into is not one's own.</summary>
    public void Apply(Conversation conversation)
    {
        if (conversation.Role == MemberRole.None)
            return;
        NeedsSync |= loading || syncing;
        Take(conversation, Find(conversation.Id));
    }

    /// <summary>Direct conversations of workspaces that have switched those off can only be read, and can be written in again afterwards.</summary>
    public void Follow(IReadOnlyList<Workspace> workspaces)
    {
        foreach (var workspace in workspaces)
        {
            var suspended = !workspace.Settings.DirectMessages;
            foreach (var known in byId.Values.Where(one => one.WorkspaceId == workspace.Id).ToArray())
                if (known.Kind == ConversationKind.Direct && known.Suspended != suspended)
                    Put(known with { Suspended = suspended }, known);
        }
    }

    /// <summary>Takes an event; false if it changed nothing.</summary>
    public bool Apply(RealtimeEvent happened) =>
        happened switch
        {
            ConversationEvent inside => Apply(inside),
            ReadMoved moved => Apply(moved.ConversationId, moved.Position),
            PreferencesChanged changed => Apply(changed.Preferences),
            // Only the server knows what is left unread in which thread.
            ThreadReplied or ThreadMoved => Doubt(true),
            // It may be an old one, and one is a member again: the server knows.
            ConversationLeft => Doubt(true),
            // Much is gone at once, or what one may do is another everywhere in it.
            WorkspaceLeft or WorkspaceRoleChanged => Doubt(true),
            ConversationJoined joined => Doubt(loading || syncing || Find(joined.ConversationId) is null),
            _ => false,
        };

    /// <summary>Takes what I have settled for myself, from an event or as the answer to settling it; false if it changed nothing.</summary>
    public bool Apply(Preferences settled)
    {
        if (Find(settled.ConversationId) is not { } known)
            return Doubt(true);
        var (after, inDoubt) = known.After(settled);
        Doubt(inDoubt);
        return Put(after, known);
    }

    /// <summary>Takes a read position, from an event or as the answer to marking read; false if it changed nothing.</summary>
    public bool Apply(Guid id, ReadPosition position)
    {
        if (Find(id) is not { } known)
            return Doubt(true);
        var (after, inDoubt) = known.After(position);
        Doubt(inDoubt);
        return Put(after, known);
    }

    /// <summary>Shows a conversation read up to here before the server knows; only if that leaves nothing unread.</summary>
    public bool MarkRead(Guid id, long seq) =>
        Find(id) is { } known
        && known.ReadWhole(seq)
        && Put(known with { LastReadSeq = Math.Max(known.LastReadSeq, seq), Unread = 0, Mentions = 0 }, known);

    private bool Apply(ConversationEvent happened)
    {
        var known = Find(happened.ConversationId);
        if (happened.Change <= known?.Change)
            return false;
        // A load under way may have been answered before this happened, and it replaces everything.
        Doubt(loading);
        if (known is null || happened.Change != known.Change + 1)
            return Doubt(true);
        var (after, inDoubt) = known.After(happened, me);
        Doubt(inDoubt);
        return Put(after, known);
    }

    private void Take(Conversation fetched, Conversation? known)
    {
        if (known is not null && fetched.Change < known.Change)
        {
            Doubt(true);
            Put(known, null);
            return;
        }
        var (after, inDoubt) = known is null ? (fetched, false) : fetched.Replacing(known);
        Doubt(inDoubt);
        Put(after, known);
    }

    private bool Put(Conversation conversation, Conversation? known)
    {
        byId[conversation.Id] = conversation;
        missing.Remove(conversation.Id);
        if (ReferenceEquals(conversation, known))
            return false;
        ordered = null;
        return true;
    }

    private void Lose(Guid id)
    {
        if (!byId.Remove(id, out var left) && !missing.Remove(id, out left))
            return;
        ordered = null;
        Left?.Invoke(left);
    }

    // One may have become a member after the list was answered: only what the next sync does not bring either is lost.
    private void SeekMissing(ConversationPage page) => Doubt(page.NextCursor is null && missing.Count > 0);

    private void LoseMissing()
    {
        foreach (var id in missing.Keys.ToArray())
            Lose(id);
    }

    private bool Doubt(bool really) => really && (NeedsSync = true);
}
