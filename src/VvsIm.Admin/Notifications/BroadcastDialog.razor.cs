using System.Globalization;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Shell;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Notifications;

/// <summary>Writes a broadcast: to whom, when, and how it will look.</summary>
public sealed partial class BroadcastDialog
{
    private string _text = "";
    private string _workspace = "";
    private string _role = "";
    private string? _when;
    private int? _people;
    private bool _working;
    private bool _wasOpen;
    private Guid _id;
    private Failure? _failure;

    /// <summary>Whether it is shown.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>The workspaces that one may write to.</summary>
    [Parameter, EditorRequired]
    public Workspace[] Workspaces { get; set; } = [];

    /// <summary>Raised when it closes, sent or not.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Raised when it was sent, or scheduled.</summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    [Inject]
    private Session Session { get; set; } = null!;

    private Audience Audience =>
        new(
            Guid.TryParse(_workspace, out var workspace) ? workspace : null,
            Enum.TryParse<AudienceRole>(_role, out var role) ? role : null
        );

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Open && !_wasOpen)
        {
            // One id for all tries of this one: a lost answer sends it no second time.
            (_id, _text, _role, _when, _failure, _people) = (Guid.CreateVersion7(), "", "", null, null, null);
            _workspace = Session.IsOperator ? "" : Workspaces.FirstOrDefault()?.Id.ToString() ?? "";
            _wasOpen = true;
            await CountAsync();
        }
        _wasOpen = Open;
    }

    private Task WorkspaceChosenAsync(ChangeEventArgs e)
    {
        _workspace = (string?)e.Value ?? "";
        if (_workspace.Length > 0 && _role == nameof(AudienceRole.Operator))
            _role = "";
        return CountAsync();
    }

    private Task RoleChosenAsync(ChangeEventArgs e)
    {
        _role = (string?)e.Value ?? "";
        return CountAsync();
    }

    private async Task CountAsync()
    {
        try
        {
            (_people, _failure) = ((await Client.Broadcasts.AudienceAsync(Audience)).People, null);
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            (_people, _failure) = (null, failure);
        }
    }

    private async Task SendAsync()
    {
        if (_working || _text.Trim().Length == 0)
            return;
        (_working, _failure) = (true, null);
        try
        {
            await Client.Broadcasts.SendAsync(new(_id, _text.Trim(), Audience, SendAt));
            await OnClosed.InvokeAsync();
            await OnSent.InvokeAsync();
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

    private DateTimeOffset? SendAt =>
        DateTime.TryParse(_when, CultureInfo.InvariantCulture, out var at)
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Local))
            : null;

    private Task CloseAsync() => _working ? Task.CompletedTask : OnClosed.InvokeAsync();
}
