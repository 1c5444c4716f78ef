using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Shell.Tables;

/// <summary>The page of rows that a table shows. Of two loads, the one asked for last is the one that counts.</summary>
internal sealed class TableState<TRow>(Func<ListingRequest, CancellationToken, Task<Listing<TRow>>> load) : IDisposable
{
    private CancellationTokenSource _loading = new();

    /// <summary>What is shown, or being loaded.</summary>
    public ListingRequest Request { get; private set; } = new();

    /// <summary>The rows of this page; null until the first load is done.</summary>
    public IReadOnlyList<TRow>? Rows { get; private set; }

    /// <summary>How many match in all, exact up to <see cref="Limits.CountedRows"/>.</summary>
    public int Total { get; private set; }

    /// <summary>The people whom the rows name.</summary>
    public IReadOnlyDictionary<Guid, User> Users { get; private set; } = new Dictionary<Guid, User>();

    /// <summary>Whether a load is under way.</summary>
    public bool Loading { get; private set; }

    /// <summary>Why the last load failed; null when it did not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Loads these rows; what was shown stays until they are there, and when it fails.</summary>
    public async Task LoadAsync(ListingRequest request)
    {
        var mine = TakeOver();
        (Request, Loading) = (request, true);
        try
        {
            var listing = await load(request, mine.Token);
            if (mine == _loading)
                Take(listing);
        }
        catch (OperationCanceledException) when (mine != _loading)
        {
            // A later load took over.
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            if (mine == _loading)
                Failure = failure;
        }
        finally
        {
            if (mine == _loading)
                Loading = false;
        }
    }

    private void Take(Listing<TRow> listing)
    {
        (Rows, Total, Failure) = (listing.Items, listing.Total, null);
        Users = listing.Users.ToDictionary(user => user.Id);
    }

    // Not asynchronous: between two loads that begin at once, nothing may come in between.
    private CancellationTokenSource TakeOver()
    {
        _loading.Cancel();
        _loading.Dispose();
        return _loading = new CancellationTokenSource();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _loading.Cancel();
        _loading.Dispose();
    }
}
