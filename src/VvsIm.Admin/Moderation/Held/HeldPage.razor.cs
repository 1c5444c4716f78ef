using VvsIm.Admin.Accounts;
using VvsIm.Admin.Realtime;
using VvsIm.Admin.Shell;
using VvsIm.Admin.Shell.Tables;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Admin.Moderation.Held;

/// <summary>What rules hold back, to be let through or turned down, one by one or many at once. What comes meanwhile shows by itself.</summary>
public sealed partial class HeldPage
{
    private readonly HashSet<Guid> _chosen = [];
    private readonly List<IDisposable> _listening = [];
    private DataTable<HeldForReview>? _table;
    private Guid[] _rejecting = [];
    private bool _working;
    private string _announcement = "";
    private Failure? _failure;

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private StaffFeed Feed { get; set; } = null!;

    [Inject]
    private Session Session { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _listening.Add(Feed.On<HeldQueueChanged>(_ => Reload()));
        _listening.Add(Feed.OnGap(Reload));
        if (Session.IsOperator)
        {
            _listening.Add(Feed.Listen(Guid.Empty));
            return;
        }
        try
        {
            var mine = await Client.Configuration.ListAsync(new() { Limit = Limits.PageSize });
            foreach (var workspace in mine.Items)
                _listening.Add(Feed.Listen(workspace.Id));
        }
        catch (Exception e) when (Failure.Of(e) is not null)
        {
            // The table says what is wrong; without live news it is as of its last load.
        }
    }

    private async Task<Listing<HeldForReview>> LoadAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        var listing = await Client.Held.QueueAsync(request, cancellationToken);
        // What is gone cannot be chosen any more.
        _chosen.IntersectWith(listing.Items.Select(item => item.Id));
        return listing;
    }

    private void Reload() =>
        _ = InvokeAsync(() => _working ? Task.CompletedTask : _table?.ReloadAsync() ?? Task.CompletedTask);

    private void Choose(Guid id, bool chosen)
    {
        if (chosen)
            _chosen.Add(id);
        else
            _chosen.Remove(id);
    }

    private async Task ApproveAsync(Guid[] ids)
    {
        if (_working)
            return;
        (_working, _failure) = (true, null);
        try
        {
            await EachAsync(ids, id => Client.Held.ApproveAsync(id), "let through");
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _working = false;
            await ReloadAsync();
        }
    }

    // What goes wrong is shown by the dialog.
    private async Task RejectAsync(string? reason)
    {
        var ids = _rejecting;
        _working = true;
        try
        {
            await EachAsync(ids, id => Client.Held.RejectAsync(id, reason), "turned down");
        }
        finally
        {
            _working = false;
            await ReloadAsync();
        }
    }

    private async Task EachAsync(Guid[] ids, Func<Guid, Task> decide, string what)
    {
        var done = 0;
        foreach (var id in ids)
        {
            try
            {
                await decide(id);
                done++;
            }
            catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
            {
                // Somebody else was faster, or its author has taken it back.
            }
            _chosen.Remove(id);
        }
        _announcement = $"{done} {(done == 1 ? "message" : "messages")} {what}.";
    }

    private Task ReloadAsync() => _table?.ReloadAsync() ?? Task.CompletedTask;

    private string NameOf(HeldForReview row) => _table?.Person(row.SenderId)?.DisplayName ?? "somebody";

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var one in _listening)
            one.Dispose();
    }
}
