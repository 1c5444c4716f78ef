using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Moderation.Appeals;

namespace VvsIm.Admin.Moderation.Appeals;

/// <summary>One appeal: what they say, what was done, and deciding it.</summary>
public sealed partial class AppealPage : IDisposable
{
    private static readonly (string, string)[] s_keys = [("u", "uphold"), ("x", "turn down")];

    private readonly CancellationTokenSource _gone = new();
    private AppealDetails? _details;
    private Failure? _failure;
    private Guid _shown;
    private bool _missing;
    private bool _asking;
    private bool _upheld;

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return Task.CompletedTask;
        _shown = Id;
        (_details, _failure, _missing) = (null, null, false);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _failure = null;
        try
        {
            _details = await Client.Appeals.GetAsync(Id, _gone.Token);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            _missing = true;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is left.
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
    }

    private void Ask(bool upheld) => (_upheld, _asking) = (upheld, true);

    private async Task DecideAsync(string? reason) =>
        _details = await Client.Appeals.DecideAsync(Id, new(_details!.Item.Version, _upheld, reason), _gone.Token);

    private User? PersonOf(Guid? id) => _details?.Users.FirstOrDefault(user => user.Id == id);

    private string NameOf(Guid id) => PersonOf(id)?.DisplayName ?? "somebody unknown";

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
