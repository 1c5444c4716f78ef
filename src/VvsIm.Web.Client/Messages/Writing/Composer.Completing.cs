using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>People and emoji are completed while they are typed.</summary>
public sealed partial class Composer
{
    internal async Task PressedAsync(string key)
    {
        switch (key)
        {
            case "ArrowDown" or "ArrowUp" when IsCompleting:
                completion.Move(key == "ArrowDown" ? 1 : -1);
                break;
            case "Enter" or "Tab" when IsCompleting:
                await PickAsync(completion.Items[completion.Active]);
                break;
            case "Escape" when IsCompleting:
                completion.Dismiss();
                break;
            case "Escape" when Mode is not null:
                await CancelAsync();
                break;
            case "ArrowUp" when text.Shown.Length == 0 && Mode is null:
                await OnEditLast.InvokeAsync();
                break;
        }
        StateHasChanged();
    }

    internal Task MovedAsync() => CompleteAsync();

    private async Task CompleteAsync()
    {
        if (view is null)
        {
            // Somebody was quicker than the script.
            typedBefore = true;
            return;
        }
        var caret = await view.InvokeAsync<int>("caret");
        if (await FinishAsync(caret))
            return;
        var what = Completing.At(text.Shown, caret);
        await completion.SuggestAsync(
            what is { Person: true, Typed: var typed } && text.IsMention(typed) ? null : what,
            CanMentionAll
        );
    }

    // A code typed to its end becomes what it stands for.
    private async Task<bool> FinishAsync(int caret)
    {
        if (Completing.Finished(text.Shown, caret) is not { } code)
            return false;
        var catalog = Shelf.Catalog;
        if (catalog is null)
        {
            try
            {
                catalog = await Shelf.LoadAsync();
            }
            catch (JSException)
            {
                // Without the server the code stays as it was typed.
                return false;
            }
            // Whoever has typed on meanwhile finds the code replaced all the same, if it still stands there.
            if (caret > text.Shown.Length || Completing.Finished(text.Shown, caret) != code)
                return false;
        }
        if (catalog.ByCode(code.Typed) is not { } entry || view is null)
            return false;
        completion.Close();
        await view.InvokeVoidAsync("replace", code.Start, caret, entry.Character);
        return true;
    }

    private async Task PickAsync(Suggestion suggestion)
    {
        if (completion.What is not { } what || view is null)
            return;
        var end = what.Start + 1 + what.Typed.Length;
        var words =
            suggestion.Character
            ?? "@" + (suggestion.UserId is { } person ? Mention(person, suggestion.Label) : suggestion.Label) + " ";
        completion.Close();
        await view.InvokeVoidAsync("replace", what.Start, end, words);
        if (suggestion.Character is not null)
            await Shelf.UsedAsync(suggestion.Character);
    }

    private string Mention(Guid person, string name)
    {
        Chat.People.AddNames([new Contracts.Accounts.User(person, name)]);
        return text.Mention(person, name);
    }

    private Task OpenEmojiAsync() => picker?.OpenAtAsync(emojiButton) ?? Task.CompletedTask;

    private async Task InsertAsync(string character)
    {
        if (view is not null)
            await view.InvokeVoidAsync("insert", character);
    }
}
