using Microsoft.JSInterop;
using VvsIm.Contracts.Later;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Having it sent later.</summary>
public sealed partial class Composer
{
    private bool picking;

    [Inject]
    private Clock Clock { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    // The text stays where it is until the server has it: unlike what is sent, it waits nowhere else.
    private async Task ScheduleAsync(DateTimeOffset at)
    {
        if (!CanSubmit || !AllUploaded || Editing is not null)
            return;
        var (written, replyTo, attached) = (Stored, Composing.ReplyTo, files);
        ScheduledMessage? scheduled = null;
        saving = true;
        var done = await Toasts.TryAsync(
            "Not scheduled",
            async () =>
                scheduled = await Chat.Postponing.ScheduleAsync(
                    ConversationId,
                    written,
                    at,
                    replyTo?.Seq,
                    ThreadSeq,
                    attached.Length == 0 ? null : [.. attached.Select(file => file.Medium!.Id)]
                )
        );
        saving = false;
        if (!done)
            return;
        foreach (var file in attached)
            Chat.Uploads.SetAside(file.Id);
        // What was typed meanwhile is another text.
        if (Stored == written)
            await PutAsync("");
        if (Composing.ReplyTo == replyTo)
            Composing.Cancel();
        Toasts.Show(new Toast($"Scheduled for {Clock.When(at)}", Action: new("Undo", UndoAsync)));

        async Task UndoAsync()
        {
            if (!await Toasts.TryAsync("Not undone", () => Chat.Postponing.CancelAsync(scheduled!.Id)))
                return;
            await Restore(attached);
            // By now one may be elsewhere, or write something else here.
            if (disposed && ThreadSeq is null && Chat.Drafts[ConversationId].Length == 0)
                Chat.Drafts[ConversationId] = written;
            if (disposed || Stored.Length > 0)
                return;
            if (replyTo is not null)
                Composing.Reply(replyTo);
            await InvokeAsync(() => PutAsync(written));
        }
    }

    private async Task PutAsync(string stored)
    {
        completion.Close();
        text.Load(stored, NameOf);
        Keep();
        Count();
        StateHasChanged();
        if (view is not null)
            await view.InvokeVoidAsync("focus", text.Shown.Length);
    }
}
