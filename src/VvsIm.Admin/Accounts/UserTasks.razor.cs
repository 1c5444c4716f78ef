using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;

namespace VvsIm.Admin.Accounts;

/// <summary>What is being done about somebody, with its progress, asked again each second as long as there is any.</summary>
public sealed partial class UserTasks
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private AccountTask[]? _tasks;
    private Failure? _failure;
    private bool _following;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public Guid UserId { get; set; }

    /// <summary>Raised when something has come to its end.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private bool Pending => _tasks?.Any(task => task.Pending) == true;

    /// <summary>Asks now.</summary>
    public async Task ReloadAsync()
    {
        await LoadAsync();
        if (Pending && !_following)
            _ = FollowAsync();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReloadAsync();

    private async Task FollowAsync()
    {
        _following = true;
        try
        {
            while (Pending)
            {
                await Task.Delay(s_pause, Time, _leaving.Token);
                await LoadAsync();
            }
            _following = false;
            await OnDone.InvokeAsync();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is left.
        }
        finally
        {
            _following = false;
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _tasks = (await Client.Users.TasksAsync(UserId, _leaving.Token)).Items;
            _failure = null;
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
