using VvsIm.Admin.Accounts;
using VvsIm.Admin.Realtime;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Admin.Moderation.Reports;

/// <summary>One report: the evidence, what it is about as it is now, notes, history, and deciding it.</summary>
public sealed partial class ReportPage : IDisposable
{
    private static readonly (string, string)[] s_keys =
    [
        ("t", "take it, or give it back"),
        ("n", "write a note"),
        ("d", "decide"),
        ("o", "open it again"),
    ];

    private readonly CancellationTokenSource _gone = new();
    private IDisposable[] _subscriptions = [];
    private ReportDetails? _details;
    private Failure? _failure;
    private Guid _shown;
    private bool _missing;
    private bool _deciding;
    private bool _reopening;
    private bool _working;
    private string _note = "";

    /// <summary>Which one.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private StaffFeed Feed { get; set; } = null!;

    [Inject]
    private Session Session { get; set; } = null!;

    private string Title =>
        _details?.Report switch
        {
            { About: ReportSubject.Message } report => $"A message of {NameOf(report.UserId)}",
            { About: ReportSubject.User } report => NameOf(report.UserId),
            { } report => report.Quote ?? "A conversation",
            _ => "Report",
        };

    private string? RoomTitle =>
        _details?.Complaints.FirstOrDefault()?.Evidence.Conversation is { } room
            ? room.Title ?? "Direct conversation"
            : null;

    /// <inheritdoc />
    protected override void OnInitialized() =>
        _subscriptions = [
            .. StaffScopes.Of(Session).Select(Feed.Listen),
            Feed.On<ReportsChanged>(happened =>
            {
                if (happened.ReportId == Id)
                    _ = InvokeAsync(LoadAsync);
            }),
        ];

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (_shown == Id)
            return Task.CompletedTask;
        _shown = Id;
        (_details, _failure, _missing, _note) = (null, null, false, "");
        return LoadAsync();
    }

    private Task<bool> LoadAsync() => TryAsync(() => Client.Reports.GetAsync(Id, _gone.Token));

    private Task<bool> AssignAsync(Guid? to) =>
        TryAsync(() => Client.Reports.AssignAsync(Id, new(_details!.Report.Version, to), _gone.Token));

    private async Task NoteAsync()
    {
        if (string.IsNullOrWhiteSpace(_note))
            return;
        if (await TryAsync(() => Client.Reports.NoteAsync(Id, _note, _gone.Token)))
            _note = "";
    }

    private async Task ResolveAsync(ResolveReportRequest request) =>
        _details = await Client.Reports.ResolveAsync(
            Id,
            request with
            {
                Version = _details!.Report.Version,
            },
            _gone.Token
        );

    private async Task ReopenAsync(string? reason) =>
        _details = await Client.Reports.ReopenAsync(Id, new(_details!.Report.Version, reason), _gone.Token);

    private async Task<bool> TryAsync(Func<Task<ReportDetails>> act)
    {
        if (_working)
            return false;
        (_working, _failure) = (true, null);
        try
        {
            _details = await act();
            return true;
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
        finally
        {
            _working = false;
            StateHasChanged();
        }
        return false;
    }

    private User? PersonOf(Guid? id) => _details?.Users.FirstOrDefault(user => user.Id == id);

    private string NameOf(Guid? id) => PersonOf(id)?.DisplayName ?? "somebody unknown";

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}
