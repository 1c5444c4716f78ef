using VvsIm.Admin.Shell;
using VvsIm.Admin.Shell.Tables;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages.Moderating;

namespace VvsIm.Admin.Messages;

/// <summary>What was said in a conversation, as staff reads it: from its end, or around the message that the address names.</summary>
public sealed partial class Transcript
{
    private const int PageSize = 30;

    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<Guid, User> _people = [];
    private List<ModeratedMessage>? _messages;
    private Func<Task> _last = () => Task.CompletedTask;
    private Guid? _wanted;
    private bool _hasOlder;
    private bool _hasNewer;
    private bool _loading;
    private Failure? _failure;

    /// <summary>Which conversation.</summary>
    [Parameter, EditorRequired]
    public Guid ConversationId { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        var asked = TableAddress.Read(Navigation.Uri, new()).Filters.GetValueOrDefault("message");
        _wanted = Guid.TryParse(asked, out var id) ? id : null;
        return BeginAsync();
    }

    private Task RetryAsync() => _last();

    private Task BeginAsync() => LoadAsync(BeginAsync, null, null, _wanted);

    private Task OlderAsync() => LoadAsync(OlderAsync, _messages![0].Message.Seq, null, null);

    private Task NewerAsync() => LoadAsync(NewerAsync, null, _messages![^1].Message.Seq, null);

    private async Task LoadAsync(Func<Task> again, long? before, long? after, Guid? around)
    {
        if (_loading)
            return;
        (_loading, _failure, _last) = (true, null, again);
        try
        {
            var page = await Client.ModeratedMessages.ListAsync(
                ConversationId,
                before,
                after,
                around,
                PageSize,
                _gone.Token
            );
            foreach (var person in page.Users)
                _people[person.Id] = person;
            Take(page, before, after);
        }
        catch (Exception e) when (!_gone.IsCancellationRequested && Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _loading = false;
        }
    }

    private void Take(ModeratedMessagePage page, long? before, long? after)
    {
        _messages ??= [];
        if (after is null)
        {
            _messages.InsertRange(0, page.Items);
            _hasOlder = page.HasOlder;
        }
        else
        {
            _messages.AddRange(page.Items);
        }
        if (before is null)
            _hasNewer = page.HasNewer;
    }

    private void Replace(ModeratedMessage message)
    {
        var at = _messages!.FindIndex(one => one.Message.Id == message.Message.Id);
        if (at >= 0)
            _messages[at] = message;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
