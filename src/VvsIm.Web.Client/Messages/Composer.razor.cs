using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>Where one writes. Enter sends, Shift+Enter breaks the line (Composer.razor.js); a draft stays with its conversation.</summary>
public sealed partial class Composer
{
    private const int CountedFrom = Limits.MessageLength - 1_000;

    private ElementReference field;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private string? counter;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>The conversation written in. Another one needs another composer: set it as the key.</summary>
    [Parameter, EditorRequired]
    public Guid ConversationId { get; set; }

    private string Text
    {
        get => Chat.Drafts[ConversationId];
        set => Chat.Drafts[ConversationId] = value;
    }

    private bool TooLong => Text.Trim().Length > Limits.MessageLength;

    private bool CanSend => !string.IsNullOrWhiteSpace(Text) && !TooLong;

    protected override void OnInitialized() => Count();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./Messages/Composer.razor.js");
        if (disposed)
        {
            await module.DisposeAsync();
            return;
        }
        view = await module.InvokeAsync<IJSObjectReference>("init", field);
    }

    private void Typed(ChangeEventArgs e)
    {
        Text = (string?)e.Value ?? "";
        Count();
    }

    // The text is taken out before anything is awaited: a second Enter finds nothing to send.
    private async Task SendAsync()
    {
        if (!CanSend)
            return;
        var text = Text.Trim();
        Text = "";
        Count();
        var sent = Chat.Sending.SendAsync(ConversationId, text);
        if (view is not null)
            await view.InvokeVoidAsync("cleared");
        await sent;
    }

    private void Count()
    {
        var length = Text.Trim().Length;
        counter =
            length <= CountedFrom ? null
            : length <= Limits.MessageLength ? $"{Limits.MessageLength - length} left"
            : $"{length - Limits.MessageLength} too many";
    }

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
