using Microsoft.JSInterop;
using VvsIm.Contracts.Workspaces;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Media.Recording;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Files that go with what is written, and voice messages, which go by themselves.</summary>
public sealed partial class Composer
{
    private PendingAttachment[] files = [];
    private FileEntrance? entrance;
    private ElementReference attachButton;
    private IDisposable? uploading;
    private string? refusal;
    private Guid? describing;
    private bool recording;

    // What goes with a message cannot be changed afterwards: meanwhile the tray waits.
    private IReadOnlyList<PendingAttachment> Tray => Editing is null ? files : [];

    private bool AllUploaded => files.All(file => file.State == UploadState.Done);

    private WorkspaceSettings Settings => Chat.SettingsIn(ConversationId);

    private bool OffersRecording =>
        Settings is { Attachments: true, VoiceMessages: true }
        && Editing is null
        && files.Length == 0
        && text.Shown.Length == 0;

    private PendingAttachment? Described => files.FirstOrDefault(file => file.Id == describing);

    private Guid? WorkspaceId => Chat.Find(ConversationId)?.WorkspaceId;

    private void FollowFiles()
    {
        files = Chat.Uploads.Tray(ConversationId, ThreadSeq);
        uploading = Chat.Uploads.Changed.Subscribe(() => _ = InvokeAsync(TakeFiles));
    }

    private void TakeFiles()
    {
        var now = Chat.Uploads.Tray(ConversationId, ThreadSeq);
        if (disposed || now.SequenceEqual(files))
            return;
        files = now;
        StateHasChanged();
    }

    private Task ChooseAsync() => entrance?.ChooseAsync(attachButton) ?? Task.CompletedTask;

    private async Task AddAsync(ChosenFile[] chosen)
    {
        refusal = Chat.Uploads.Add(ConversationId, ThreadSeq, WorkspaceId, chosen);
        if (view is not null)
            await view.InvokeVoidAsync("focused");
    }

    private async Task RemoveAsync(PendingAttachment file)
    {
        Chat.Uploads.Remove(file.Id);
        Toasts.Show(new Toast($"{file.Name} removed", Action: new("Undo", () => Restore([file]))));
        if (view is not null)
            await view.InvokeVoidAsync("focused");
    }

    private Task Restore(IReadOnlyCollection<PendingAttachment> removed)
    {
        foreach (var file in removed)
            Chat.Uploads.Restore(file.Id);
        return Task.CompletedTask;
    }

    private void Describe(string alt)
    {
        if (describing is { } id)
            Chat.Uploads.Describe(id, alt);
        describing = null;
    }

    // Nothing leaves without a file that its writer sees over it.
    private bool HoldsBack()
    {
        if (files.FirstOrDefault(file => file.State == UploadState.Failed) is not { } failed)
            return false;
        refusal = $"{failed.Name} was not uploaded: try it again, or remove it, before you send.";
        return true;
    }

    private UnsentFile[] TakeTray()
    {
        refusal = null;
        return Chat.Uploads.Take(ConversationId, ThreadSeq);
    }

    private async Task SendVoiceAsync(Recorded voice)
    {
        recording = false;
        var (file, why) = Chat.Uploads.AddToMessage(
            ConversationId,
            ThreadSeq,
            WorkspaceId,
            voice.File,
            (voice.DurationMs, voice.Waveform)
        );
        refusal = why;
        if (file is not null)
        {
            var answered = Composing.ReplyTo?.Seq;
            Chat.Pace.Said(ConversationId);
            Composing.Cancel();
            await Chat.Sending.SendAsync(ConversationId, "", answered, ThreadSeq, [file]);
        }
        await EndRecordingAsync();
    }

    private async Task EndRecordingAsync()
    {
        recording = false;
        StateHasChanged();
        if (view is not null)
            await view.InvokeVoidAsync("focus", text.Shown.Length);
    }
}
