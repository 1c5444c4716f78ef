using Radzen;
using Radzen.Blazor;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Accounts;

/// <summary>Every account, found by name or email, sorted and paged by the server.</summary>
public sealed partial class UsersPage
{
    private const int PageSize = 20;
    private static readonly TimeSpan s_typing = TimeSpan.FromMilliseconds(300);

    private UsersTable _table = null!;
    private RadzenDataGrid<UserAccount>? _grid;
    private CancellationTokenSource _typing = new();
    private string _query = "";

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() => _table = new UsersTable(Client);

    private async Task LoadAsync(LoadDataArgs args)
    {
        var sorted = args.Sorts?.FirstOrDefault();
        var loading = _table.LoadAsync(
            _query.Trim() is { Length: > 0 } query ? query : null,
            args.Skip ?? 0,
            args.Top ?? PageSize,
            SortOf(sorted?.Property),
            sorted?.SortOrder != SortOrder.Ascending
        );
        StateHasChanged();
        await loading;
    }

    // A third press on a header takes the sorting away: then as at the beginning.
    private static UserAccountSort SortOf(string? property) =>
        property switch
        {
            nameof(UserAccount.DisplayName) => UserAccountSort.DisplayName,
            nameof(UserAccount.Email) => UserAccountSort.Email,
            _ => UserAccountSort.CreatedAt,
        };

    private async Task TypedAsync(ChangeEventArgs e)
    {
        _query = (string?)e.Value ?? "";
        var typing = StartTyping();
        try
        {
            await Task.Delay(s_typing, Time, typing);
        }
        catch (OperationCanceledException) when (typing.IsCancellationRequested)
        {
            return;
        }
        await SearchNowAsync();
    }

    private CancellationToken StartTyping()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        return _typing.Token;
    }

    private Task SearchNowAsync() => _grid?.FirstPage(forceReload: true) ?? Task.CompletedTask;

    private Task ReloadAsync() => _grid?.Reload() ?? Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
        _table.Dispose();
    }
}
