using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Picks people: one opens the conversation with them, several make a group.</summary>
public sealed partial class NewConversationDialog : IDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(180);

    private readonly List<User> chosen = [];
    private CancellationTokenSource search = new();
    private User[] found = [];
    private string query = "";
    private string title = "";
    private string? titleError;
    private string? trouble;
    private TextField? titleField;
    private bool searching;
    private bool searchFailed;
    private bool making;
    private bool wasOpen;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Open == wasOpen)
            return;
        wasOpen = Open;
        if (!Open)
            return;
        chosen.Clear();
        (found, title, titleError, making) = ([], "", null, false);
        await SearchAsync("");
    }

    private async Task SearchAsync(string typed)
    {
        query = typed;
        await search.CancelAsync();
        search.Dispose();
        search = new();
        var mine = search.Token;
        (searching, searchFailed, trouble) = (true, false, null);
        try
        {
            if (typed.Length > 0)
                await Task.Delay(TypingPause, Time, mine);
            var page = await Chat.Client.Accounts.FindAsync(typed.Trim(), null, Limits.DefaultPageSize, mine);
            found = [.. page.Items.Where(u => u.Id != Chat.Me.Id)];
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // The person typed on: a later search answers.
            return;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, mine))
        {
            (found, searchFailed, trouble) = ([], true, "Can’t look for people right now.");
        }
        searching = false;
    }

    private void Toggle(User user)
    {
        trouble = null;
        if (!chosen.Remove(user))
            chosen.Add(user);
    }

    private async Task SubmitAsync()
    {
        // Enter in the search field takes the one who was found.
        if (chosen.Count == 0 && found is [var only])
            Toggle(only);
        if (chosen.Count == 0 || making)
            return;
        if (chosen.Count > 1 && title.Trim().Length == 0)
        {
            titleError = "Give the group a name.";
            if (titleField is not null)
                await titleField.FocusAsync();
            return;
        }
        (making, trouble) = (true, null);
        try
        {
            var conversation = await MakeAsync();
            Chat.People.Add(chosen);
            Chat.Conversations.Apply(conversation);
            Chat.Changed.Raise();
            await CloseAsync(false);
            Navigation.NavigateTo($"c/{conversation.Id}");
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.LimitExceeded)
        {
            trouble = $"A group has room for {Limits.GroupMembers} people.";
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = "That did not work. Please try again.";
        }
        finally
        {
            making = false;
        }
    }

    private Task<Conversation> MakeAsync() =>
        chosen is [var one]
            ? Chat.Client.Conversations.OpenDirectAsync(one.Id)
            : Chat.Client.Conversations.CreateAsync(
                new CreateConversationRequest(ConversationKind.Group, title.Trim(), [.. chosen.Select(u => u.Id)])
            );

    private Task CloseAsync(bool open) => OpenChanged.InvokeAsync(open);

    public void Dispose()
    {
        search.Cancel();
        search.Dispose();
    }
}
