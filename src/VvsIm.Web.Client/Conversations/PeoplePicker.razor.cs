using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Picks people, several of them, by searching. It begins anew whenever it comes on screen.</summary>
public sealed partial class PeoplePicker : IDisposable
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(180);

    private CancellationTokenSource search = new();
    private User[] found = [];
    private IReadOnlySet<Guid> already = new HashSet<Guid>();
    private string query = "";
    private bool searching;
    private bool failed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>Who is picked so far; people are added and removed here.</summary>
    [Parameter, EditorRequired]
    public required List<User> Chosen { get; set; }

    /// <summary>Raised when <see cref="Chosen"/> is another.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    /// <summary>Only people of this workspace; null for everybody whom one may see.</summary>
    [Parameter]
    public Workspace? Workspace { get; set; }

    /// <summary>Tells, for what was searched for, who needs not be picked because they are members already; null if nobody is.</summary>
    [Parameter]
    public Func<string, CancellationToken, Task<IReadOnlySet<Guid>>>? Members { get; set; }

    /// <summary>The search field has the focus first.</summary>
    [Parameter]
    public bool Autofocus { get; set; } = true;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The only one found; null if there are none or several.</summary>
    public User? Only => found is [var only] && !already.Contains(only.Id) ? only : null;

    protected override Task OnInitializedAsync() => SearchAsync("");

    private async Task SearchAsync(string typed)
    {
        query = typed;
        await search.CancelAsync();
        search.Dispose();
        search = new();
        var mine = search.Token;
        (searching, failed) = (true, false);
        try
        {
            if (typed.Length > 0)
                await Task.Delay(TypingPause, Time, mine);
            var people = await FindAsync(typed.Trim(), mine);
            already = Members is null ? already : await Members(typed.Trim(), mine);
            found = [.. people.Where(u => u.Id != Chat.Me.Id)];
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // The person typed on: a later search answers.
            return;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, mine))
        {
            (found, failed) = ([], true);
        }
        searching = false;
    }

    private async Task<IEnumerable<User>> FindAsync(string typed, CancellationToken cancellationToken)
    {
        if (Workspace is null)
            return (await Chat.Client.Accounts.FindAsync(typed, null, Limits.DefaultPageSize, cancellationToken)).Items;
        var page = await Chat.Client.Workspaces.MembersAsync(
            Workspace.Id,
            typed,
            null,
            Limits.DefaultPageSize,
            cancellationToken
        );
        return page.Items.Select(person => new User(person.UserId, person.DisplayName));
    }

    private bool IsChosen(User user) => Chosen.Exists(one => one.Id == user.Id);

    private Task ToggleAsync(User user)
    {
        if (Chosen.RemoveAll(one => one.Id == user.Id) == 0)
            Chosen.Add(user);
        return OnChosen.InvokeAsync();
    }

    public void Dispose()
    {
        search.Cancel();
        search.Dispose();
    }
}
