using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>Makes a group or a public channel, with its name, what it is about, who belongs to it and who may write.</summary>
public sealed partial class CreateGroupDialog
{
    private readonly List<User> people = [];
    private ElementReference emojiButton;
    private EmojiPicker? picker;
    private TextField? titleField;
    private ConversationKind? shown;
    private string title = "";
    private string topic = "";
    private string? emoji;
    private Posting posting;
    private bool historyVisible = true;
    private string? titleError;
    private string? trouble;
    private bool making;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>What is to be made; null while the dialog is closed.</summary>
    [Parameter]
    public ConversationKind? Kind { get; set; }

    /// <summary>Raised with null when it is made, or given up.</summary>
    [Parameter]
    public EventCallback<ConversationKind?> KindChanged { get; set; }

    private bool IsChannel => Kind == ConversationKind.Channel;

    protected override void OnParametersSet()
    {
        if (Kind == shown)
            return;
        shown = Kind;
        people.Clear();
        (title, topic, emoji, posting, historyVisible) = ("", "", null, Posting.Everyone, true);
        (titleError, trouble, making) = (null, null, false);
    }

    private async Task CreateAsync()
    {
        if (making || Kind is not { } kind)
            return;
        if (title.Trim().Length == 0)
        {
            await PointAtTitleAsync("Give it a name.");
            return;
        }
        (making, trouble) = (true, null);
        try
        {
            var made = await Chat.Client.Conversations.CreateAsync(Request(kind));
            Chat.People.AddNames(people);
            Chat.Conversations.Apply(made);
            Chat.Changed.Raise();
            await CloseAsync();
            Navigation.NavigateTo($"c/{made.Id}");
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.TitleTaken)
        {
            await PointAtTitleAsync("There is a channel of that name already.");
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = Refusals.Words(e);
        }
        finally
        {
            making = false;
        }
    }

    private CreateConversationRequest Request(ConversationKind kind) =>
        new(
            kind,
            title.Trim(),
            [.. people.Select(user => user.Id)],
            Chat.Workspaces.Only?.Id,
            topic.Trim() is { Length: > 0 } about ? about : null,
            emoji,
            posting,
            historyVisible
        );

    private async Task PointAtTitleAsync(string words)
    {
        titleError = words;
        if (titleField is not null)
            await titleField.FocusAsync();
    }

    private Task CloseAsync() => KindChanged.InvokeAsync(null);
}
