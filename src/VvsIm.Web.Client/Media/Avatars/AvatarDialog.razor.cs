using System.Text.Json;
using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Media.Avatars;

/// <summary>Chooses and crops a picture, uploads it in two sizes, and hands its id on.</summary>
public sealed partial class AvatarDialog
{
    private readonly CancellationTokenSource closing = new();
    private ElementReference canvas;
    private ElementReference zoom;
    private ElementReference input;
    private ScriptModule? module;
    private IJSObjectReference? crop;
    private DotNetObjectReference<AvatarDialog>? self;
    private string? trouble;
    private bool loaded;
    private bool saving;
    private bool begun;

    /// <summary>What it is about, such as "Your picture".</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <inheritdoc cref="VvsIm.Ui.Kit.Avatar.Name"/>
    [Parameter, EditorRequired]
    public string? Name { get; set; }

    /// <inheritdoc cref="VvsIm.Ui.Kit.Avatar.Seed"/>
    [Parameter, EditorRequired]
    public string Seed { get; set; } = "";

    /// <summary>The picture until now; null for none.</summary>
    [Parameter]
    public Guid? Current { get; set; }

    /// <summary>The workspace to which it is uploaded; null: the person's oldest.</summary>
    [Parameter]
    public Guid? WorkspaceId { get; set; }

    /// <summary>Takes the new picture, or an empty id to remove it; answers why that did not work, or null.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, Task<string?>> Save { get; set; } = null!;

    /// <summary>It is on screen.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised when it closes.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The script has a picture, or could not read one.</summary>
    [JSInvokable]
    public void Chosen(bool readable)
    {
        loaded |= readable;
        trouble = readable ? null : "This is not a picture that your browser can read.";
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Open == begun)
            return;
        begun = Open;
        (loaded, saving, trouble) = (false, false, null);
        if (!Open)
            await EndAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!Open || crop is not null)
            return;
        module ??= new ScriptModule(Js, "./Media/Avatars/AvatarDialog.razor.js");
        self ??= DotNetObjectReference.Create(this);
        try
        {
            var script = await module.GetAsync();
            if (Open && crop is null)
                crop = await script.InvokeAsync<IJSObjectReference>("begin", canvas, zoom, input, self);
        }
        catch (JSException)
        {
            trouble = "The server can’t be reached. Try again.";
            StateHasChanged();
        }
    }

    private async Task ChooseAsync()
    {
        if (crop is not null)
            await crop.InvokeVoidAsync("choose");
    }

    private Task RemoveAsync() => HandAsync(() => Save(Guid.Empty));

    private Task SaveAsync() =>
        loaded && crop is not null
            ? HandAsync(async () =>
            {
                var details = JsonSerializer.Serialize(
                    new MediaDetails { WorkspaceId = WorkspaceId },
                    VvsImJson.Default.MediaDetails
                );
                var answer = await crop.InvokeAsync<UploadAnswer>("upload", closing.Token, details);
                return answer.Status == 201
                    ? await Save(JsonSerializer.Deserialize(answer.Body, VvsImJson.Default.Medium)!.Id)
                    : answer.Words;
            })
            : Task.CompletedTask;

    private async Task HandAsync(Func<Task<string?>> act)
    {
        if (saving)
            return;
        (saving, trouble) = (true, null);
        try
        {
            trouble = await act();
        }
        catch (JSException)
        {
            trouble = "Your browser could not make the picture. Try another one.";
        }
        finally
        {
            saving = false;
        }
        if (trouble is null)
            await OpenChanged.InvokeAsync(false);
    }

    private async Task EndAsync()
    {
        if (crop is null)
            return;
        await crop.InvokeVoidAsync("end");
        await crop.DisposeAsync();
        crop = null;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await EndAsync();
        if (module is not null)
            await module.DisposeAsync();
        self?.Dispose();
        closing.Dispose();
    }

    /// <summary>What the server said to an upload.</summary>
    /// <param name="Status">0: it was not reached.</param>
    /// <param name="Body">JSON.</param>
    private sealed record UploadAnswer(int Status, string Body)
    {
        public string Words =>
            Status switch
            {
                0 => "The server can’t be reached. Try again.",
                413 => "The picture is too large.",
                503 => "Pictures can’t be stored right now. Try again later.",
                _ => "The server did not take this picture.",
            };
    }
}
