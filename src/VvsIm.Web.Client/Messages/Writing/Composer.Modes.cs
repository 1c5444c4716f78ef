using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Answering a message, and changing one.</summary>
public sealed partial class Composer
{
    private Message? shownEditing;
    private string? trouble;
    private bool saving;
    private bool offersDeletion;

    private Message? Editing => shownEditing;

    private string? Mode =>
        Editing is not null ? "edit"
        : Composing.ReplyTo is not null ? "reply"
        : null;

    private string BarTitle =>
        Editing is not null ? "Edit message"
        : Composing.ReplyTo is { } message
            ? $"Reply to {(message.SenderId == Chat.Me.Id ? "yourself" : NameOf(message.SenderId) ?? "…")}"
        : "";

    private string? BarWords =>
        (Editing ?? Composing.ReplyTo) is { } message ? AttachmentWords.Of(message, NameOf) : null;

    // The text of a message being changed takes the draft's place in the field, and gives it back afterwards.
    private async Task TurnAsync()
    {
        var before = shownEditing;
        var message = Composing.Editing;
        if (before?.Id != message?.Id)
        {
            completion.Close();
            (trouble, offersDeletion) = (null, false);
            shownEditing = message is { Cut: true } ? await WholeAsync(message) : message;
            Load();
        }
        StateHasChanged();
        if (view is not null)
            await view.InvokeVoidAsync("focus", text.Shown.Length);
    }

    // An event brings only the beginning of a long text.
    private async Task<Message> WholeAsync(Message message)
    {
        try
        {
            return await Chat.Client.Messages.GetAsync(message.ConversationId, message.Seq);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = "The whole text can’t be loaded right now: don’t save what is here.";
            return message;
        }
    }

    private async Task SaveAsync(Message message)
    {
        var stored = Stored;
        if (stored.Length == 0 && message.Attachments is null)
        {
            offersDeletion = true;
            return;
        }
        if (!CanSubmit || message.Cut)
            return;
        if (stored == message.Text)
        {
            Composing.Cancel();
            return;
        }
        (saving, trouble) = (true, null);
        try
        {
            var answer = await Chat.Client.Messages.EditAsync(message.Id, stored);
            await OnEdited.InvokeAsync(answer);
            Composing.Cancel();
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = Reason(e);
        }
        finally
        {
            saving = false;
        }
    }

    private async Task DeleteAsync()
    {
        if (Editing is not { } message)
            return;
        Composing.Cancel();
        await OnDelete.InvokeAsync(message);
    }

    private async Task KeepAsync()
    {
        offersDeletion = false;
        Load();
        if (view is not null)
            await view.InvokeVoidAsync("focus", text.Shown.Length);
    }

    private Task CancelAsync()
    {
        Composing.Cancel();
        return Task.CompletedTask;
    }

    private static string Reason(Exception e) =>
        (e as ProblemException)?.Code switch
        {
            ProblemCodes.EditWindowOver => "Not saved: it is too old to be changed.",
            ProblemCodes.Conflict => "Not saved: the message has been deleted.",
            ProblemCodes.NotFound => "Not saved: you are no longer in this conversation.",
            ProblemCodes.Forbidden => "Not saved: it is not yours to change.",
            ProblemCodes.LimitExceeded => $"Not saved: longer than {Limits.MessageLength} characters.",
            _ => "Not saved: the server doesn’t answer. Try again in a moment.",
        };
}
