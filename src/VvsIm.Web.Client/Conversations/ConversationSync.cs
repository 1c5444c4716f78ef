using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Loads the conversation list and keeps asking the server as long as anything in it is in doubt.</summary>
public sealed class ConversationSync : IDisposable
{
    private readonly VvsImClient client;
    private readonly ConversationList list;
    private readonly People people;
    private readonly Signal changed;
    private readonly Errand errand;
    private string? nextPage;

    public ConversationSync(
        VvsImClient client,
        ConversationList list,
        People people,
        Signal changed,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.client, this.list, this.people, this.changed) = (client, list, people, changed);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>The list is not there and the server was not reached; it is being tried again.</summary>
    public bool Unreached => errand.Unreached && !list.Loaded;

    /// <summary>Asks the server for whatever the list lacks.</summary>
    public void Ask() => errand.Ask();

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!list.Loaded || list.NeedsReload || nextPage is not null || list.NeedsSync)
            {
                if (!list.Loaded || list.NeedsReload)
                    await LoadAsync(cancellationToken);
                else if (nextPage is not null)
                    await LoadMoreAsync(nextPage, cancellationToken);
                else
                    await SyncAsync(cancellationToken);
                changed.Raise();
            }
        }
        catch (Exception e) when (Reach.Failed(e, cancellationToken) && !list.Loaded)
        {
            changed.Raise();
            throw;
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        list.BeginLoad();
        var page = await FetchAsync(client.Conversations.ListAsync(null, Limits.PageSize, cancellationToken));
        people.Add(page.Users);
        list.Load(page);
        nextPage = page.NextCursor;
    }

    private async Task LoadMoreAsync(string cursor, CancellationToken cancellationToken)
    {
        var page = await client.Conversations.ListAsync(cursor, Limits.PageSize, cancellationToken);
        people.Add(page.Users);
        list.Append(page);
        nextPage = page.NextCursor;
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        list.BeginSync();
        SyncPage page;
        do
        {
            page = await FetchAsync(client.Conversations.SyncAsync(list.Cursor, cancellationToken));
            people.Add(page.Users);
            list.Apply(page);
        } while (page is { More: true, Reset: false });
    }

    private async Task<T> FetchAsync<T>(Task<T> request)
    {
        var succeeded = false;
        try
        {
            var answer = await request;
            succeeded = true;
            return answer;
        }
        finally
        {
            if (!succeeded)
                list.FetchFailed();
        }
    }
}
