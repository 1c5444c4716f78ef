using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Messages.Text;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Actions;

/// <summary>Everything one can do with a message: the menu, the emoji picker, the dialogs, and doing it.</summary>
public sealed partial class MessageMenu
{
    private static readonly string[] Quick = ["👍", "❤️", "😂", "😮", "😢", "🎉"];

    private Menu menu = null!;
    private EmojiPicker picker = null!;
    private Message? message;
    private Message? forwarding;
    private Message? deleting;
    private Message? reminding;
    private Func<Task>? openPicker;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>The log that the messages stand in.</summary>
    [Parameter, EditorRequired]
    public required OpenLog Open { get; set; }

    /// <summary>Raised with the message whose thread is to be opened.</summary>
    [Parameter]
    public EventCallback<Message> OnThread { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private bool Mine => message?.SenderId == Chat.Me.Id;

    private WorkspaceSettings Settings => Chat.SettingsIn(Open.Id);

    private bool MayThread => May(Act.Post) && Settings.Threads;

    private bool MayEdit => message is not null && Chat.MayEdit(message);

    private bool MayDelete => message is not null && Chat.MayDelete(message);

    /// <summary>Shows what can be done with a message, beside a button or where a finger was.</summary>
    public void Show(RowAction asked)
    {
        message = asked.Row.Message;
        if (message is null)
            return;
        if (asked.Anchor is { } anchor)
        {
            openPicker = () => picker.OpenAtAsync(anchor);
            menu.OpenAt(anchor);
        }
        else
        {
            openPicker = () => picker.OpenAtAsync(asked.At.X, asked.At.Y);
            menu.OpenAt(asked.At.X, asked.At.Y);
        }
    }

    /// <summary>Lets the person choose an emoji for a message.</summary>
    public Task PickAsync(RowAction asked)
    {
        message = asked.Row.Message;
        return asked.Anchor is { } anchor ? picker.OpenAtAsync(anchor) : picker.OpenAtAsync(asked.At.X, asked.At.Y);
    }

    /// <summary>Reacts with an emoji, or takes that back if one has.</summary>
    public Task ReactAsync(Message reacted, string emoji)
    {
        var mine = reacted.Reactions?.Any(reaction => reaction.Mine && reaction.Emoji == emoji) == true;
        return DoAsync(() =>
            mine
                ? Chat.Client.Messages.UnreactAsync(reacted.Id, emoji)
                : Chat.Client.Messages.ReactAsync(reacted.Id, emoji)
        );
    }

    /// <summary>Asks whether a message is to be deleted.</summary>
    public void AskToDelete(Message asked)
    {
        deleting = asked;
        StateHasChanged();
    }

    private async Task QuickAsync(string emoji)
    {
        var reacted = message!;
        await menu.CloseAsync();
        if (reacted.Reactions?.Any(reaction => reaction.Mine && reaction.Emoji == emoji) != true)
            await ReactAsync(reacted, emoji);
    }

    private bool May(Act act) => Chat.May(act, Open.Id);

    private Task PickAsync() => openPicker?.Invoke() ?? Task.CompletedTask;

    private Task PickedAsync(string emoji) =>
        message is { } reacted ? DoAsync(() => Chat.Client.Messages.ReactAsync(reacted.Id, emoji)) : Task.CompletedTask;

    private async Task MarkUnreadAsync()
    {
        try
        {
            await Chat.Reading.UnreadAsync(Open.Id, message!.Seq);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            Toasts.Show(new Toast("That did not work. Please try again.", ToastTone.Problem));
        }
    }

    private void Report() =>
        Chat.Reporting.Ask(
            new(ReportSubject.Message, message!.Id, Chat.People.Find(message.SenderId)?.DisplayName ?? "somebody")
            {
                Message = message,
                Nearby = Open.Log.Items,
            }
        );

    private Task<bool> PinAsync() => DoAsync(() => Chat.Client.Messages.PinAsync(message!.Id));

    private async Task UnpinAsync()
    {
        var pinned = message!;
        if (await DoAsync(() => Chat.Client.Messages.UnpinAsync(pinned.Id)))
            Toasts.Show(
                new Toast(
                    "Message unpinned",
                    Action: new("Undo", () => DoAsync(() => Chat.Client.Messages.PinAsync(pinned.Id)))
                )
            );
    }

    private Task<bool> DeleteAsync(Message deleted)
    {
        deleting = null;
        return DoAsync(() => Chat.Client.Messages.DeleteAsync(deleted.Id));
    }

    private async Task CopyTextAsync()
    {
        await Js.InvokeVoidAsync(
            "navigator.clipboard.writeText",
            MentionNames.In(message!.Text, id => Chat.People.Find(id)?.DisplayName)
        );
        Toasts.Show(new Toast("Text copied"));
    }

    private async Task CopyLinkAsync()
    {
        await Js.InvokeVoidAsync(
            "navigator.clipboard.writeText",
            Navigation.ToAbsoluteUri($"c/{Open.Id}/{message!.Seq}").ToString()
        );
        Toasts.Show(new Toast("Link copied"));
    }

    /// <summary>Does it, and shows the answer at once, before its event comes.</summary>
    private async Task<bool> DoAsync(Func<Task<Message>> act)
    {
        try
        {
            Chat.Take(await act());
            return true;
        }
        catch (ProblemException e) when (!Reach.Failed(e))
        {
            Toasts.Show(
                new Toast(e.Problem.Detail ?? e.Problem.Title ?? "The server did not take it.", ToastTone.Problem)
            );
        }
        catch (Exception e) when (Reach.Failed(e))
        {
            Toasts.Show(new Toast("No connection. Try again when it is back.", ToastTone.Problem));
        }
        return false;
    }
}
