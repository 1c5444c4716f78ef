using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>
/// Who is in one conversation, owners and admins first, then by name: as many pages as somebody has scrolled through, of all or of those
/// whose name holds what was searched for. Kept up to date while somebody looks.
/// </summary>
public sealed class MemberList : IDisposable
{
    private const int PageLength = 100;

    // So many are loaded again when it is in doubt who is in it; whoever has scrolled further finds the others again by scrolling.
    private const int Reloaded = 300;

    private readonly Guid conversationId;
    private readonly VvsImClient client;
    private readonly Errand loading;
    private List<Member> items = [];
    private string query = "";
    private string? cursor;
    private bool afresh = true;

    public MemberList(Guid conversationId, VvsImClient client, TimeProvider time, ILogger logger)
    {
        (this.conversationId, this.client) = (conversationId, client);
        loading = new Errand(LoadAsync, time, logger);
        loading.Ask();
    }

    /// <summary>Those loaded so far.</summary>
    public IReadOnlyList<Member> Items => items;

    /// <summary>False until the first page of what is searched for is here.</summary>
    public bool Loaded { get; private set; }

    /// <summary>There are more to load.</summary>
    public bool More => cursor is not null;

    /// <summary>Loading does not reach the server; it is being tried again.</summary>
    public bool Unreached => loading.Unreached;

    /// <summary>It is another than before.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Shows only people whose name holds this; all if it is empty.</summary>
    public void Search(string text)
    {
        if (text.Trim() == query)
            return;
        (query, Loaded, items, cursor) = (text.Trim(), false, [], null);
        Doubt();
    }

    /// <summary>Loads the next page.</summary>
    public async Task LoadMoreAsync()
    {
        if (More)
            loading.Ask();
        await loading.Idle;
    }

    /// <summary>Takes an event; those of other conversations are passed over.</summary>
    public void Apply(RealtimeEvent happened)
    {
        if (happened is not ConversationEvent inside || inside.ConversationId != conversationId)
            return;
        switch (inside)
        {
            case MemberLeft { NewOwnerId: null } left when items.RemoveAll(m => m.UserId == left.UserId) > 0:
                Changed.Raise();
                break;
            case MemberLeft { NewOwnerId: null }:
                break;
            case MemberChanged changed when items.Find(m => m.UserId == changed.UserId) is { } known:
                Replace(known, known with { Role = changed.Role, SilencedUntil = changed.SilencedUntil });
                break;
            case MembersJoined or MemberChanged or MemberLeft:
                Doubt();
                break;
        }
    }

    /// <summary>Takes the answer to changing a member.</summary>
    public void Take(Member changed)
    {
        if (items.Find(m => m.UserId == changed.UserId) is { } known)
            Replace(known, changed);
    }

    /// <summary>Events may have been lost, or say too little.</summary>
    public void Doubt()
    {
        afresh = true;
        loading.Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => loading.Hurry();

    public void Dispose() => loading.Dispose();

    private void Replace(Member known, Member changed)
    {
        items = [.. items.Select(m => m == known ? changed : m).OrderByDescending(m => m.Role)];
        Changed.Raise();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (afresh)
                await LoadAfreshAsync(cancellationToken);
            else if (cursor is not null)
                await LoadPageAsync(query, cancellationToken);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // One is no longer in it; the conversation itself says so.
        }
        finally
        {
            Changed.Raise();
        }
    }

    private async Task LoadAfreshAsync(CancellationToken cancellationToken)
    {
        var wanted = Math.Min(items.Count, Reloaded);
        var asked = query;
        List<Member> found = [];
        string? next = null;
        do
        {
            var page = await AskAsync(asked, next, cancellationToken);
            found.AddRange(page.Items);
            next = page.NextCursor;
        } while (next is not null && found.Count < wanted);
        if (asked != query)
            return;
        (items, cursor, Loaded, afresh) = (found, next, true, false);
    }

    private async Task LoadPageAsync(string asked, CancellationToken cancellationToken)
    {
        var page = await AskAsync(asked, cursor, cancellationToken);
        if (asked != query || afresh)
            return;
        // Somebody may have moved between the pages.
        items = [.. items, .. page.Items.ExceptBy(items.Select(m => m.UserId), m => m.UserId)];
        cursor = page.NextCursor;
    }

    private Task<Page<Member>> AskAsync(string asked, string? from, CancellationToken cancellationToken) =>
        client.Conversations.MembersAsync(
            conversationId,
            from,
            PageLength,
            asked.Length == 0 ? null : asked,
            cancellationToken
        );
}
