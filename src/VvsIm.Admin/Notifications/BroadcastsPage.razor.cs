using VvsIm.Admin.Accounts;
using VvsIm.Admin.Shell.Parts;
using VvsIm.Admin.Shell.Tables;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Notifications;

/// <summary>What was said to many at once.</summary>
public sealed partial class BroadcastsPage
{
    private static readonly (string, string)[] s_states =
    [
        ("scheduled", "Scheduled"),
        ("sending", "Sending"),
        ("sent", "Sent"),
        ("withdrawn", "Withdrawn"),
    ];

    private DataTable<Broadcast>? _table;
    private Broadcast? _asked;
    private bool _writing;
    private Workspace[] _workspaces = [];

    [Inject]
    private Session Session { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized() =>
        _workspaces = [
            .. (Session.Me?.Workspaces ?? []).Where(workspace =>
                Session.IsOperator || workspace.Role >= WorkspaceRole.Moderator
            ),
        ];

    private async Task WithdrawAsync(string? reason)
    {
        await Client.Broadcasts.WithdrawAsync(_asked!.Id, reason);
        await _table!.ReloadAsync();
    }

    private static ChipTone Tone(BroadcastState state) =>
        state switch
        {
            BroadcastState.Sent => ChipTone.Good,
            BroadcastState.Withdrawn => ChipTone.Bad,
            BroadcastState.Sending => ChipTone.Doubtful,
            _ => ChipTone.Accent,
        };
}
