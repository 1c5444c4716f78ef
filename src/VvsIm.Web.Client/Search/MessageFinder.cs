using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Search;

/// <summary>
/// The search that the person is at: what was asked, and what was found so far. Kept as long as they are signed in, so that whoever
/// comes back from a message finds the results as they were. An answer to what is no longer asked changes nothing.
/// </summary>
public sealed class MessageFinder(VvsImClient client, People people) : IDisposable
{
    private readonly List<SearchHit> hits = [];
    private readonly Dictionary<Guid, FoundConversation> conversations = [];
    private CancellationTokenSource asking = new();
    private SearchRequest? request;
    private string? cursor;

    /// <summary>What was asked; null before anything was.</summary>
    public string? Query => request?.Q;

    /// <summary>Which order was asked for.</summary>
    public SearchSort Sort => request?.Sort ?? SearchSort.Relevant;

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<SearchHit> Hits => hits;

    /// <summary>The server is being asked.</summary>
    public bool Asking { get; private set; }

    /// <summary>There may be more.</summary>
    public bool More => cursor is not null;

    /// <summary>How far back was looked, if not to the beginning.</summary>
    public DateTimeOffset? LookedBackTo { get; private set; }

    /// <summary>Why there is no answer, in words; null if there is one.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The message that was opened last: where to be when one comes back.</summary>
    public Guid? Opened { get; set; }

    /// <summary>Something of it changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Where a message stands.</summary>
    public FoundConversation? ConversationOf(SearchHit hit) => conversations.GetValueOrDefault(hit.ConversationId);

    /// <summary>Asks, unless just this has been answered.</summary>
    /// <param name="query">Words and operators; nothing forgets what was found.</param>
    /// <param name="sort">What comes first.</param>
    /// <param name="utcOffset">Minutes by which the person's clock is ahead of UTC.</param>
    public Task AskAsync(string query, SearchSort sort, int utcOffset)
    {
        var asked = new SearchRequest
        {
            Q = query,
            Sort = sort,
            UtcOffset = utcOffset,
        };
        if (asked == request && Trouble is null)
            return Task.CompletedTask;
        request = asked;
        hits.Clear();
        (cursor, LookedBackTo, Opened, Trouble) = (null, null, null, null);
        return FetchAsync();
    }

    /// <summary>Fetches what comes after, or what could not be fetched.</summary>
    public Task MoreAsync() => Asking ? Task.CompletedTask : FetchAsync();

    public void Dispose()
    {
        asking.Cancel();
        asking.Dispose();
    }

    private async Task FetchAsync()
    {
        await asking.CancelAsync();
        asking.Dispose();
        asking = new();
        var stop = asking.Token;
        Trouble = null;
        Asking = request is { Q: { } q } && SearchQuery.Parse(q).Parts.Any(part => !part.Not);
        Changed.Raise();
        if (!Asking)
            return;
        try
        {
            var page = await client.Search.FindAsync(request! with { Cursor = cursor }, stop);
            people.Add(page.Users);
            foreach (var conversation in page.Conversations)
                conversations[conversation.Id] = conversation;
            hits.AddRange(page.Items);
            (cursor, LookedBackTo) = (page.NextCursor, page.LookedBackTo);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.SearchTimeout || !Reach.Failed(e, stop))
        {
            Trouble = e.Problem.Title ?? "That can’t be looked for.";
        }
        catch (Exception e) when (Reach.Failed(e, stop))
        {
            Trouble = "The server doesn’t answer right now.";
        }
        Asking = false;
        Changed.Raise();
    }
}
