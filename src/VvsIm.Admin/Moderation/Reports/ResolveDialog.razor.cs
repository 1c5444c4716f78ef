using VvsIm.Admin.Shell;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Admin.Moderation.Reports;

/// <summary>Asks how a report is decided, what is done, and what is said to whom; does it, and says what went wrong.</summary>
public sealed partial class ResolveDialog
{
    private bool? _upheld;
    private ReportAction _action;
    private string _reason = "";
    private string _toReporters = "";
    private string _toPerson = "";
    private string? _wrong;
    private Failure? _failure;
    private bool _working;
    private bool _wasOpen;

    /// <summary>Whether it is shown.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised with false when it closes, decided or not.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>What is decided.</summary>
    [Parameter, EditorRequired]
    public ReportDetails Details { get; set; } = null!;

    /// <summary>Decides it; what the server refuses is thrown, and shown here.</summary>
    [Parameter, EditorRequired]
    public Func<ResolveReportRequest, Task> Do { get; set; } = null!;

    private string Name =>
        Details.Users.FirstOrDefault(user => user.Id == Details.Report.UserId)?.DisplayName ?? "the person";

    private IEnumerable<ReportAction> Possible
    {
        get
        {
            yield return ReportAction.None;
            if (Details.Report.UserId is not null)
                yield return ReportAction.Warn;
            if (Details is { Report.About: ReportSubject.Message, Now.DeletedAt: null })
                yield return ReportAction.DeleteMessage;
            if (Details.Now is { CanBeRemoved: true })
                yield return ReportAction.RemoveMember;
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Open && !_wasOpen)
            (_upheld, _action, _reason, _toReporters, _toPerson, _wrong, _failure) = (
                null,
                ReportAction.None,
                "",
                "",
                "",
                null,
                null
            );
        _wasOpen = Open;
    }

    private void Choose(bool upheld) =>
        (_upheld, _action, _wrong) = (upheld, upheld ? _action : ReportAction.None, null);

    private async Task ConfirmAsync()
    {
        if (_working)
            return;
        _wrong =
            _upheld is null ? "Say whether it is against the rules."
            : _action != ReportAction.None && string.IsNullOrWhiteSpace(_reason)
                ? "Say why: it stands in the log for whoever asks later."
            : null;
        if (_wrong is not null)
            return;
        (_working, _failure) = (true, null);
        try
        {
            await Do(new(null, _upheld, _action, Given(_reason), Given(_toReporters), Given(_toPerson)));
            await OpenChanged.InvokeAsync(false);
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _working = false;
        }
    }

    private Task CloseAsync(bool open) => _working ? Task.CompletedTask : OpenChanged.InvokeAsync(open);

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
