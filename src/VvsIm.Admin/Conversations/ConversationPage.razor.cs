using VvsIm.Admin.Shell;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations.Moderating;

namespace VvsIm.Admin.Conversations;

/// <summary>One conversation: its facts, its members, and what was said in it for who says why they ask.</summary>
public sealed partial class ConversationPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Dictionary<Guid, User> _people = [];
    private ModeratedConversation? _conversation;
    private string _name = "";
    private Asked? _asked;
    private Failure? _failure;
    private Guid _shown;

    private enum Asked
    {
        Freeze,
        Unfreeze,
        Archive,
        Unarchive,
    }

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Verb =>
        _asked switch
        {
            Asked.Freeze => "Freeze",
            Asked.Unfreeze => "Unfreeze",
            Asked.Archive => "Archive",
            _ => "Bring back",
        };

    private string Meaning =>
        _asked switch
        {
            Asked.Freeze =>
                "Nobody can write in it, whatever their role, until it is unfrozen. Everybody still reads it.",
            Asked.Unfreeze => "Its members can write again.",
            Asked.Archive => "It is closed to writing and moves to the archive of everybody in it.",
            _ => "It returns to everybody's list, and its members can write again unless it is frozen.",
        };

    private string Question(ModeratedConversation _) => $"{Verb} {_name}?";

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return Task.CompletedTask;
        (_shown, _conversation) = (Id, null);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _failure = null;
        try
        {
            var found = await Client.ModeratedConversations.GetAsync(Id, _gone.Token);
            Take(found);
        }
        catch (Exception e) when (!_gone.IsCancellationRequested && Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
    }

    private User? Person(Guid id) => _people.GetValueOrDefault(id);

    private void Take(ModeratedConversation conversation)
    {
        _conversation = conversation;
        _people = conversation.Users.ToDictionary(user => user.Id);
        _name = ConversationWords.Name(conversation, Person);
    }

    private async Task DoAsync(string? reason) =>
        Take(
            _asked switch
            {
                Asked.Freeze => await Client.ModeratedConversations.FreezeAsync(Id, true, reason, _gone.Token),
                Asked.Unfreeze => await Client.ModeratedConversations.FreezeAsync(Id, false, reason, _gone.Token),
                Asked.Archive => await Client.ModeratedConversations.ArchiveAsync(Id, true, reason, _gone.Token),
                _ => await Client.ModeratedConversations.ArchiveAsync(Id, false, reason, _gone.Token),
            }
        );

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
