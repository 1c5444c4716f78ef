using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>
/// Where one writes. Enter sends, Shift+Enter breaks the line (Composer.razor.js); a draft stays with its conversation. What else it may
/// be doing, answering a message or changing one, stands in <see cref="Composing"/>.
/// </summary>
public sealed partial class Composer
{
    private const int CountedFrom = Limits.MessageLength - 1_000;

    private static int count;
    private readonly string id = $"composer-{Interlocked.Increment(ref count)}";
    private readonly WrittenText text = new();
    private Completion completion = null!;
    private ElementReference field;
    private ElementReference emojiButton;
    private EmojiPicker? picker;
    private DotNetObjectReference<ComposerKeys>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private IDisposable? composing;
    private IDisposable? drafts;
    private string begun = "";
    private string? counter;
    private bool typedBefore;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>The conversation written in. Another one needs another composer: set it as the key.</summary>
    [Parameter, EditorRequired]
    public Guid ConversationId { get; set; }

    /// <summary>The message whose thread is written in; null for the conversation itself. A thread has no draft.</summary>
    [Parameter]
    public long? ThreadSeq { get; set; }

    /// <summary>What is being answered or changed; its own if nobody else asks for that.</summary>
    [Parameter]
    public Composing Composing { get; set; } = new();

    /// <summary>A message was changed: this is how the server has it now.</summary>
    [Parameter]
    public EventCallback<Message> OnEdited { get; set; }

    /// <summary>Nothing is left of a message, and its writer wants it deleted.</summary>
    [Parameter]
    public EventCallback<Message> OnDelete { get; set; }

    /// <summary>Arrow up in an empty field: the writer wants to change what they said last.</summary>
    [Parameter]
    public EventCallback OnEditLast { get; set; }

    private string Stored => text.Stored.Trim();

    private bool TooLong => Stored.Length > Limits.MessageLength;

    private bool CanSubmit =>
        !TooLong && !saving && (Editing is not null || files.Length > 0 || !string.IsNullOrWhiteSpace(text.Shown));

    private bool CanMentionAll => ThreadSeq is null && Chat.May(Act.MentionAll, ConversationId);

    private bool IsCompleting => completion.Items.Count > 0;

    private string Placeholder => ThreadSeq is null ? "Write a message" : "Reply in thread";

    private string? Description =>
        string.Join(
            ' ',
            new[] { Mode is null ? null : $"{id}-bar", counter is null ? null : $"{id}-counter" }.OfType<string>()
        )
            is { Length: > 0 } ids
            ? ids
            : null;

    protected override void OnInitialized()
    {
        completion = new(new(Chat, ConversationId), Shelf, Time, () => _ = InvokeAsync(StateHasChanged));
        composing = Composing.Changed.Subscribe(() => _ = InvokeAsync(TurnAsync));
        if (ThreadSeq is null)
            drafts = Chat.Drafts.Changed.Subscribe(() => _ = InvokeAsync(TakeDraftAsync));
        text.MayMentionAll = CanMentionAll;
        FollowPace();
        FollowFiles();
        shownEditing = Composing.Editing;
        Load();
    }

    protected override void OnParametersSet() => text.MayMentionAll = CanMentionAll;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./Messages/Writing/Composer.razor.js");
        if (disposed)
        {
            await module.DisposeAsync();
            return;
        }
        self = DotNetObjectReference.Create(new ComposerKeys(this));
        view = await module.InvokeAsync<IJSObjectReference>("init", field, self);
        if (typedBefore)
            await CompleteAsync();
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        text.Shown = (string?)e.Value ?? "";
        offersDeletion = false;
        if (Editing is null && text.Shown.Length > 0)
            _ = Chat.Presence.Typing.SayAsync(ConversationId, ThreadSeq);
        Keep();
        Count();
        await CompleteAsync();
    }

    private void Entered()
    {
        if (ThreadSeq is null)
            Chat.Drafts.Focus(ConversationId);
    }

    private void Left()
    {
        completion.Close();
        if (ThreadSeq is null)
            Chat.Drafts.Blur(ConversationId);
    }

    // It was written on elsewhere, or what this browser had kept is back.
    private async Task TakeDraftAsync()
    {
        if (disposed || Editing is not null || Chat.Drafts[ConversationId] == text.Stored)
            return;
        Load();
        StateHasChanged();
        if (view is not null)
            await view.InvokeVoidAsync("grown");
    }

    private Task SubmitAsync() => Editing is { } message ? SaveAsync(message) : SendAsync();

    // The text is taken out before anything is awaited: a second Enter finds nothing to send.
    private async Task SendAsync()
    {
        if (!CanSend || HoldsBack())
            return;
        var stored = Stored;
        var attached = TakeTray();
        Chat.Pace.Said(ConversationId);
        Tick();
        var answered = Composing.ReplyTo?.Seq;
        completion.Close();
        text.Load("", NameOf);
        Keep();
        Count();
        Composing.Cancel();
        var sent = Chat.Sending.SendAsync(ConversationId, stored, answered, ThreadSeq, attached);
        if (view is not null)
            await view.InvokeVoidAsync("cleared");
        await sent;
    }

    private string? NameOf(Guid person) => Chat.People.Find(person)?.DisplayName;

    // What is being changed is nobody's draft; what is begun in a thread lives as long as this composer.
    private void Keep()
    {
        if (Editing is not null)
            return;
        if (ThreadSeq is null)
            Chat.Drafts[ConversationId] = text.Stored;
        else
            begun = text.Stored;
    }

    private void Load()
    {
        text.Load(Editing?.Text ?? (ThreadSeq is null ? Chat.Drafts[ConversationId] : begun), NameOf);
        Count();
    }

    private void Count()
    {
        var length = Stored.Length;
        counter =
            length <= CountedFrom ? null
            : length <= Limits.MessageLength ? $"{Limits.MessageLength - length} left"
            : $"{length - Limits.MessageLength} too many";
    }

    private static string? Flag(bool set) => set ? "true" : null;

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        composing?.Dispose();
        drafts?.Dispose();
        uploading?.Dispose();
        EndPace();
        completion.Dispose();
        if (view is not null)
        {
            await view.InvokeVoidAsync("dispose");
            await view.DisposeAsync();
            await module!.DisposeAsync();
        }
        self?.Dispose();
    }
}
