using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Emoji;

/// <summary>
/// Chooses an emoji: by search, by group, or among those used last. It opens beside what asks for it (a sheet on a phone), the arrows
/// move in its grid, Esc closes it, and the focus goes back to where it was. One picker serves a whole list, as a menu does.
/// </summary>
public sealed partial class EmojiPicker
{
    private const int Columns = 8;
    private const int MostFound = 96;
    private const string Recent = "Used last";

    private static int count;
    private static readonly string[] Signs = ["😀", "👋", "🐻", "🍔", "✈️", "⚽", "💡", "🔣", "🏁"];

    private readonly string id = $"emoji-{Interlocked.Increment(ref count)}";
    private ElementReference picker;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private Func<IJSObjectReference, ValueTask>? next;
    private EmojiCatalog? catalog;
    private IReadOnlyList<EmojiEntry> recent = [];
    private IReadOnlyList<EmojiEntry> shown = [];
    private string group = "";
    private string typed = "";
    private bool open;
    private bool failed;
    private bool disposed;

    /// <summary>Raised with the character that was chosen, after the picker has closed and given the focus back.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnPicked { get; set; }

    /// <summary>Raised when it has closed, whatever was chosen.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>It is on screen.</summary>
    public bool IsOpen => open;

    private bool Searching => typed.Trim().Length > 0;

    private string Status =>
        shown.Count == 0 ? "No emoji found"
        : Searching ? $"{shown.Count} found"
        : "";

    private IEnumerable<(string Name, string Sign)> Tabs =>
        (recent.Count > 0 ? new[] { (Recent, "🕘") } : []).Concat(
            catalog!.Groups.Select((g, at) => (g.Name, Signs[at]))
        );

    /// <summary>Opens it beside the button that asks for it; a second press on the button closes it.</summary>
    public Task OpenAtAsync(ElementReference anchor) => OpenAsync(script => script.InvokeVoidAsync("showAt", anchor));

    /// <summary>Opens it at a point, in CSS pixels from the corner of the window.</summary>
    public Task OpenAtAsync(double x, double y) => OpenAsync(script => script.InvokeVoidAsync("showThere", x, y));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await ImportAsync();
        if (view is null || next is not { } show)
            return;
        next = null;
        await show(view);
    }

    private async Task OpenAsync(Func<IJSObjectReference, ValueTask> show)
    {
        (open, typed, next) = (true, "", show);
        StateHasChanged();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        failed = false;
        try
        {
            catalog = await Shelf.LoadAsync();
            recent = [.. (await Shelf.RecentAsync()).Select(c => catalog.ByCharacter(c)).OfType<EmojiEntry>()];
            group = recent.Count > 0 ? Recent : catalog.Groups[0].Name;
            // Something may have been typed while it was on its way.
            Show(catalog);
        }
        catch (JSException)
        {
            failed = true;
        }
        StateHasChanged();
    }

    private void Choose(string name)
    {
        group = name;
        shown = name == Recent ? recent : catalog!.Groups.First(g => g.Name == name).Emoji;
    }

    private void Typed(ChangeEventArgs e)
    {
        typed = (string?)e.Value ?? "";
        if (catalog is not null)
            Show(catalog);
    }

    private void Show(EmojiCatalog known)
    {
        if (Searching)
            shown = known.Search(typed, MostFound);
        else
            Choose(group);
    }

    private async Task PickAsync(EmojiEntry entry)
    {
        if (view is not null)
            await view.InvokeVoidAsync("hide");
        await ClosedAsync();
        await OnPicked.InvokeAsync(entry.Character);
        await Shelf.UsedAsync(entry.Character);
    }

    private async Task ClosedAsync()
    {
        if (!open)
            return;
        open = false;
        StateHasChanged();
        await OnClosed.InvokeAsync();
    }

    private async Task ImportAsync()
    {
        var imported = await Js.InvokeAsync<IJSObjectReference>("import", "./Emoji/EmojiPicker.razor.js");
        if (disposed)
        {
            await imported.DisposeAsync();
            return;
        }
        module = imported;
        view = await imported.InvokeAsync<IJSObjectReference>("init", picker, Columns);
    }

    private static string Hint(EmojiEntry entry) => $":{entry.Codes[0]}:";

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        if (view is null)
            return;
        await view.InvokeVoidAsync("dispose");
        await view.DisposeAsync();
        await module!.DisposeAsync();
    }
}
