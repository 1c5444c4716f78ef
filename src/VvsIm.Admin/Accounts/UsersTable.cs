using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Accounts;

/// <summary>The page of accounts that the table shows. Of two loads, the one asked for last is the one that counts.</summary>
internal sealed class UsersTable(VvsImClient client) : IDisposable
{
    private CancellationTokenSource _loading = new();

    /// <summary>The accounts of this page; null until the first load is done, which is how Radzen's grid knows to ask for it.</summary>
    public IReadOnlyList<UserAccount>? Accounts { get; private set; }

    /// <summary>How many match in all.</summary>
    public int Total { get; private set; }

    /// <summary>Whether a load is under way.</summary>
    public bool Loading { get; private set; }

    /// <summary>Why the last load failed; null when it did not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Loads one page; what was shown stays until it is there, and when it fails.</summary>
    public async Task LoadAsync(string? query, int offset, int limit, UserAccountSort sort, bool descending)
    {
        var mine = TakeOver();
        Loading = true;
        try
        {
            var page = await client.Accounts.ListAsync(query, offset, limit, sort, descending, mine.Token);
            if (mine != _loading)
                return;
            (Accounts, Total, Failure) = (page.Items, page.Total, null);
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
