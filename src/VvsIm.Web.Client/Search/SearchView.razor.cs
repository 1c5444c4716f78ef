using Microsoft.JSInterop;
using VvsIm.Contracts.Search;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Search;

/// <summary>Finding messages. The address holds what is looked for, so that it can be gone back to, and sent to somebody.</summary>
public sealed partial class SearchView
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(300);
    private static readonly (SearchSort, string)[] Orders =
    [
        (SearchSort.Relevant, "Most relevant"),
        (SearchSort.Newest, "Newest"),
    ];

    private IReadOnlyList<QueryChoice> choices = [];
    private CancellationTokenSource typing = new();
    private ElementReference page;
    private ScriptModule? script;
    private IJSObjectReference? keys;
    private DotNetObjectReference<SearchView>? self;
    private IDisposable? names;
    private string text = "";
    private string? asked;
    private int active;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>What is looked for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Q { get; set; }

    /// <summary>What comes first: <c>newest</c>, or else what fits best.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    private SearchSort Order => Sort == "newest" ? SearchSort.Newest : SearchSort.Relevant;

    private int UtcOffset
    {
        get
        {
            var now = Time.GetUtcNow();
            return (int)Math.Round((Clock.Local(now) - now.UtcDateTime).TotalMinutes);
        }
    }

    /// <summary>A key that means something to the choices was pressed in the field.</summary>
    [JSInvokable]
    public async Task Pressed(string key)
    {
        if (choices.Count == 0)
            return;
        if (key is "ArrowDown" or "ArrowUp")
            active = (active + (key == "ArrowDown" ? 1 : -1) + choices.Count + 1) % (choices.Count + 1);
        else if (key == "Escape")
            choices = [];
        else if (active < choices.Count && active >= 0)
            await PickAsync(choices[active]);
        else
            await SubmitAsync();
        StateHasChanged();
    }

    /// <summary>The person wants to leave.</summary>
    [JSInvokable]
    public void Leave() => Navigation.NavigateTo("");

    protected override void OnInitialized() => names = Chat.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));

    protected override Task OnParametersSetAsync()
    {
        if (asked != (Q ?? ""))
            (asked, text, choices) = (Q ?? "", Q ?? "", []);
        return Chat.Finder.AskAsync(Q ?? "", Order, UtcOffset);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A conversation that was found may be with somebody who is still unknown.
        Chat.Introductions.Ask();
        if (!firstRender)
            return;
        script = new ScriptModule(Js, "./Search/SearchView.razor.js");
        self = DotNetObjectReference.Create(this);
        var module = await script.GetAsync();
        if (!disposed)
            keys = await module.InvokeAsync<IJSObjectReference>("init", page, self, Returning);
    }

    // Whoever comes back from a message goes on there.
    private string? Returning =>
        Chat.Finder.Opened is { } opened && Chat.Finder.Hits.FirstOrDefault(hit => hit.Id == opened) is { } hit
            ? SearchHitLink.Id(hit)
            : null;

    private async Task TypeAsync(string typed)
    {
        text = typed;
        Complete();
        await typing.CancelAsync();
        typing.Dispose();
        typing = new();
        var stop = typing.Token;
        try
        {
            await Task.Delay(TypingPause, Time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        // An operator that waits for its value is not looked for as a word.
        if (choices.Count == 0 || !text.EndsWith(':'))
            Go(text, Order);
    }

    private void Complete()
    {
        var me = Chat.Me.Id;
        var conversations = Chat.Conversations.Items;
        choices = QueryCompletion.Of(
            text,
            conversations
                .Select(one => one.PeerId)
                .OfType<Guid>()
                .Select(id => Chat.People.Find(id)?.DisplayName ?? ""),
            conversations.Select(one => one.NameFor(me, Chat.People) ?? ""),
            DateOnly.FromDateTime(Clock.Local(Time.GetUtcNow()))
        );
        // Enter searches, unless a value is being asked for.
        active = choices.Count > 0 && choices[0].Text.EndsWith(':') ? choices.Count : 0;
    }

    private async Task PickAsync(QueryChoice choice)
    {
        await TypeNowAsync(choice.Text);
        if (choice.Text.EndsWith(':'))
            Complete();
    }

    private async Task FilterAsync(string wanted)
    {
        await TypeNowAsync(wanted);
        Complete();
    }

    private async Task TypeNowAsync(string wanted)
    {
        await typing.CancelAsync();
        (text, choices) = (wanted, []);
        if (!wanted.EndsWith(':'))
            Go(wanted, Order);
        if (keys is not null)
            await keys.InvokeVoidAsync("write", wanted);
    }

    private Task ClearAsync() => TypeNowAsync("");

    private async Task SubmitAsync()
    {
        await typing.CancelAsync();
        choices = [];
        Go(text, Order);
    }

    private void Go(string query, SearchSort order)
    {
        asked = query.Trim();
        if (asked == (Q ?? "") && order == Order)
            return;
        var sort = order == SearchSort.Newest ? "&sort=newest" : "";
        Navigation.NavigateTo($"search?q={Uri.EscapeDataString(asked)}{sort}", replace: true);
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        names?.Dispose();
        await typing.CancelAsync();
        typing.Dispose();
        if (keys is not null)
        {
            await keys.InvokeVoidAsync("dispose");
            await keys.DisposeAsync();
        }
        if (script is not null)
            await script.DisposeAsync();
        self?.Dispose();
    }
}
