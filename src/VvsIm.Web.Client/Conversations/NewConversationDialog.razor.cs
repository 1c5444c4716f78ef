using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Picks people: one opens the conversation with them, several make a group. From here one gets to channels too.</summary>
public sealed partial class NewConversationDialog
{
    private readonly List<User> chosen = [];
    private string title = "";
    private string? titleError;
    private string? trouble;
    private TextField? titleField;
    private PeoplePicker? picker;
    private ConversationKind? creating;
    private bool making;
    private bool wasOpen;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    private bool MayStart => Chat.May(chosen.Count > 1 ? WorkspaceAct.CreateGroup : WorkspaceAct.OpenDirect);

    protected override void OnParametersSet()
    {
        if (Open == wasOpen)
            return;
        wasOpen = Open;
        if (!Open)
            return;
        chosen.Clear();
        (title, titleError, trouble, making) = ("", null, null, false);
    }

    private async Task SubmitAsync()
    {
        // Enter in the search field takes the one who was found.
        if (chosen.Count == 0 && picker?.Only is { } only)
            chosen.Add(only);
        if (chosen.Count == 0 || making || !MayStart)
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
            Chat.People.AddNames(chosen);
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
            ? Chat.Client.Conversations.OpenDirectAsync(one.Id, Chat.Workspaces.Only?.Id)
            : Chat.Client.Conversations.CreateAsync(
                new CreateConversationRequest(
                    ConversationKind.Group,
                    title.Trim(),
                    [.. chosen.Select(u => u.Id)],
                    Chat.Workspaces.Only?.Id
                )
            );

    private async Task MakeAsync(ConversationKind kind)
    {
        await CloseAsync(false);
        creating = kind;
    }

    private async Task BrowseAsync()
    {
        await CloseAsync(false);
        Navigation.NavigateTo("channels");
    }

    private Task CloseAsync(bool open) => OpenChanged.InvokeAsync(open);
}
