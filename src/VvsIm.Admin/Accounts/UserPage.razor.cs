using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;

namespace VvsIm.Admin.Accounts;

/// <summary>One person: who they are, where, what has been done about them, and what can be.</summary>
public sealed partial class UserPage
{
    private UserDetails? _details;
    private Failure? _failure;
    private bool _unknown;
    private Guid _shown;
    private UserTasks? _tasks;

    /// <summary>Whose page it is.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private Session Session { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return;
        (_shown, _details) = (Id, null);
        await ReloadAsync();
    }

    private User? Person(Guid id) => _details?.Users.FirstOrDefault(user => user.Id == id);

    // After something was done, whatever it was: what takes a while shows its progress then.
    private async Task ReloadAsync()
    {
        var id = Id;
        try
        {
            var details = await Client.Users.GetAsync(id);
            if (id != Id)
                return;
            (_details, _failure, _unknown) = (details, null, false);
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            (_failure, _unknown) = (failure, e is ProblemException { Code: ProblemCodes.NotFound });
        }
        StateHasChanged();
        if (_tasks is not null)
            await _tasks.ReloadAsync();
    }
}
