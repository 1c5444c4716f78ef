using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Search;

/// <summary>Ctrl+K: to any person, conversation or message by a few letters of its name.</summary>
public sealed partial class QuickSwitcher
{
    private IDisposable? subscription;
    private ScriptModule? script;
    private IJSObjectReference? keys;
    private DotNetObjectReference<QuickSwitcher>? self;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    private Switcher Switcher => Chat.Switcher;

    /// <summary>Ctrl+K was pressed.</summary>
    [JSInvokable]
    public void Toggle() => Switcher.Open(!Switcher.IsOpen);

    /// <summary>A key that means something here was pressed in the field.</summary>
    [JSInvokable]
    public async Task Pressed(string key)
    {
        if (key is "ArrowDown" or "ArrowUp")
            Switcher.Move(key == "ArrowDown" ? 1 : -1);
        else if (Switcher.Active < Switcher.Items.Count)
            await GoAsync(Switcher.Items[Switcher.Active]);
    }

    protected override void OnInitialized() =>
        subscription = Switcher.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        script = new ScriptModule(Js, "./Search/QuickSwitcher.razor.js");
        self = DotNetObjectReference.Create(this);
        var module = await script.GetAsync();
        if (!disposed)
            keys = await module.InvokeAsync<IJSObjectReference>("init", self);
    }

    private async Task GoAsync(SwitcherItem item)
    {
        if (item is PersonFound { User: var user })
        {
            await OpenDirectAsync(user.Id);
            return;
        }
        Switcher.Open(false);
        Navigation.NavigateTo(
            item switch
            {
                ConversationFound found => $"c/{found.Conversation.Id}",
                ChannelFound found => $"c/{found.Id}",
                MessageFound found => found.Address,
                SearchOffered search => $"search?q={Uri.EscapeDataString(search.Words)}",
                _ => "",
            }
        );
    }

    private async Task OpenDirectAsync(Guid userId)
    {
        try
        {
            var conversation = await Chat.Client.Conversations.OpenDirectAsync(userId);
            Chat.Conversations.Apply(conversation);
            Chat.Changed.Raise();
            Switcher.Open(false);
            Navigation.NavigateTo($"c/{conversation.Id}");
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.FeatureDisabled)
        {
            Toasts.Show(new Toast("Direct messages are switched off in this workspace.", ToastTone.Problem));
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            Toasts.Show(new Toast("That chat could not be opened. Please try again.", ToastTone.Problem));
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        subscription?.Dispose();
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
