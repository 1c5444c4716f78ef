using Microsoft.AspNetCore.Components.Routing;
using Radzen;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Shell.Tables;

/// <summary>
/// A table of the console: searched, filtered, sorted and paged by the server, its state in the page's address. Columns are
/// <see cref="TableColumn{TRow}"/>; filters <see cref="TableFilter{TRow}"/> and its like.
/// </summary>
public sealed partial class DataTable<TRow>
    where TRow : notnull
{
    private static readonly TimeSpan s_typing = TimeSpan.FromMilliseconds(300);
    private static int s_count;
    private readonly string _searchId = $"table-search-{Interlocked.Increment(ref s_count)}";
    private readonly List<TableColumn<TRow>> _columns = [];
    private TableState<TRow> _state = null!;
    private CancellationTokenSource _typing = new();
    private string _typed = "";
    private string _path = "";

    /// <summary>Asks the server.</summary>
    [Parameter, EditorRequired]
    public Func<ListingRequest, CancellationToken, Task<Listing<TRow>>> Load { get; set; } = null!;

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Columns { get; set; }

    /// <summary>What the rows are, in the plural: "accounts".</summary>
    [Parameter, EditorRequired]
    public string Noun { get; set; } = "";

    /// <summary>What can be searched for: "Search by name or email"; null: there is no search.</summary>
    [Parameter]
    public string? SearchLabel { get; set; }

    /// <summary>Further conditions.</summary>
    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>Buttons at the end of the line of filters.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>The column by which it is sorted at first.</summary>
    [Parameter]
    public string? Sort { get; set; }

    /// <summary>The greatest first, at first.</summary>
    [Parameter]
    public bool Descending { get; set; } = true;

    /// <summary>Rows of a page, at most <see cref="Limits.PageSize"/>.</summary>
    [Parameter]
    public int PageSize { get; set; } = 20;

    /// <summary>Conditions that always hold, and that the address does not name: the user whose page this table stands on.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Always { get; set; }

    /// <summary>False: the state is not kept in the address, because it is one of several tables of a page.</summary>
    [Parameter]
    public bool Addressed { get; set; } = true;

    /// <summary>The property that tells rows apart.</summary>
    [Parameter]
    public string KeyProperty { get; set; } = "Id";

    /// <summary>Raised when a row is pressed, or Enter on it.</summary>
    [Parameter]
    public EventCallback<TRow> OnRowChosen { get; set; }

    /// <summary>What stands here when there is nothing at all.</summary>
    [Parameter]
    public string? EmptyTitle { get; set; }

    /// <summary>And what that means.</summary>
    [Parameter]
    public string EmptyText { get; set; } = "";

    /// <summary>Drawn above it.</summary>
    [Parameter]
    public IconName EmptyIcon { get; set; } = IconName.Search;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>What is shown, or being loaded.</summary>
    public ListingRequest Request { get; private set; } = new();

    /// <summary>The rows that are shown; null until the first load is done.</summary>
    public IReadOnlyList<TRow>? Rows => _state.Rows;

    /// <summary>A person whom the rows name.</summary>
    public User? Person(Guid? id) => id is { } known ? _state.Users.GetValueOrDefault(known) : null;

    private ListingRequest AtFirst =>
        new()
        {
            Sort = Sort,
            Descending = Sort is null ? null : Descending,
            Limit = PageSize,
        };

    private bool Narrowed => Request.Filters.Count > 0 || Request.Query is not null;

    private string SortWord => $"{Request.Sort} {(Request.Descending == true ? "down" : "up")}";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _state = new TableState<TRow>((request, cancellationToken) => Load(WithAlways(request), cancellationToken));
        _path = Navigation.Uri.Split('?', '#')[0];
        Request = Addressed ? TableAddress.Read(Navigation.Uri, AtFirst) : AtFirst;
        _typed = Request.Query ?? "";
        if (Addressed)
            Navigation.LocationChanged += AddressChanged;
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ShowAsync(Request);

    /// <summary>Asks for the same rows again, after something was done to them.</summary>
    public Task ReloadAsync() => ShowAsync(Request);

    /// <summary>Sets, or with null takes away, a condition, and goes to the first page.</summary>
    public Task FilterAsync(string name, string? value)
    {
        var filters = new Dictionary<string, string>(Request.Filters);
        filters.Remove(name);
        if (!string.IsNullOrEmpty(value))
            filters[name] = value;
        return GoAsync(Request with { Filters = filters, Offset = 0 });
    }

    internal void Add(TableColumn<TRow> column)
    {
        _columns.Add(column);
        StateHasChanged();
    }

    private ListingRequest WithAlways(ListingRequest request) =>
        Always is null ? request : request with { Filters = request.Filters.Concat(Always).ToDictionary() };

    private async Task GoAsync(ListingRequest request)
    {
        if (request == Request)
            return;
        Request = request;
        if (Addressed)
            Navigation.NavigateTo(TableAddress.Write(Navigation.Uri, request, AtFirst), replace: true);
        await ShowAsync(request);
    }

    private async Task ShowAsync(ListingRequest request)
    {
        var loading = _state.LoadAsync(request);
        StateHasChanged();
        await loading;
        StateHasChanged();
    }

    // The grid asks at its first sight, and when a header was pressed; a third press takes the sorting away: then as at the beginning.
    private Task GridAsksAsync(LoadDataArgs args) =>
        args.Sorts?.FirstOrDefault() is { } sorted ? GoAsync(Sorted(sorted))
        : _columns.Any(column => column.WasSorted)
            ? GoAsync(Request with { Sort = Sort, Descending = AtFirst.Descending, Offset = 0 })
        : Task.CompletedTask;

    private ListingRequest Sorted(SortDescriptor sorted)
    {
        var descending = sorted.SortOrder == SortOrder.Descending;
        return sorted.Property == Request.Sort && descending == Request.Descending
            ? Request
            : Request with
            {
                Sort = sorted.Property,
                Descending = descending,
                Offset = 0,
            };
    }

    private Task SortChosenAsync(ChangeEventArgs e) =>
        ((string?)e.Value)?.Split(' ') is [var sort, var order]
            ? GoAsync(Request with { Sort = sort, Descending = order == "down", Offset = 0 })
            : Task.CompletedTask;

    private Task MoveAsync(int offset) => GoAsync(Request with { Offset = offset });

    private Task ClearAsync()
    {
        _typed = "";
        return GoAsync(Request with { Query = null, Filters = new Dictionary<string, string>(), Offset = 0 });
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        _typed = (string?)e.Value ?? "";
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

    private Task SearchNowAsync() =>
        GoAsync(Request with { Query = _typed.Trim() is { Length: > 0 } query ? query : null, Offset = 0 });

    private Task ChosenAsync(TRow row) => OnRowChosen.InvokeAsync(row);

    // Back and forward, and links to this page with other filters. Going elsewhere is no business of this table's.
    private void AddressChanged(object? sender, LocationChangedEventArgs e)
    {
        if (e.Location.Split('?', '#')[0] != _path)
            return;
        var asked = TableAddress.Read(e.Location, AtFirst);
        if (TableAddress.Write(e.Location, asked, AtFirst) == TableAddress.Write(e.Location, Request, AtFirst))
            return;
        Request = asked;
        _typed = asked.Query ?? "";
        _ = InvokeAsync(() => ShowAsync(asked));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= AddressChanged;
        _typing.Cancel();
        _typing.Dispose();
        _state.Dispose();
    }
}
