using Radzen.Blazor;

namespace VvsIm.Admin.Shell.Tables;

/// <summary>A column of a <see cref="DataTable{TRow}"/>. Sortable if the server has a name for that.</summary>
public sealed class TableColumn<TRow> : RadzenDataGridColumn<TRow>
    where TRow : notnull
{
    /// <summary>The server's name for sorting by it; null: nobody sorts by it.</summary>
    [Parameter]
    public string? Sort { get; set; }

    [CascadingParameter]
    private DataTable<TRow> Table { get; set; } = null!;

    /// <summary>It has been sorted by since the table was made.</summary>
    internal bool WasSorted { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Sortable = Sort is not null;
        Filterable = false;
        if (Sort is not null)
            SortProperty = Sort;
        if (Sort is not null && Sort == Table.Request.Sort)
            SortOrder = Table.Request.Descending == true ? Radzen.SortOrder.Descending : Radzen.SortOrder.Ascending;
        base.OnInitialized();
        if (Sort is not null)
            Table.Add(this);
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        WasSorted |= Sort is not null && GetSortOrder() is not null;
        base.OnParametersSet();
    }
}
