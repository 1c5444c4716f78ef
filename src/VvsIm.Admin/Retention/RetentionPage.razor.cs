using VvsIm.Admin.Shell.Tables;
using VvsIm.Contracts.Retention;

namespace VvsIm.Admin.Retention;

/// <summary>What is kept how long; for operators and the owners of workspaces.</summary>
public sealed partial class RetentionPage
{
    private DataTable<WorkspaceRetention>? _workspaces;
    private DataTable<ConversationRetention>? _conversations;
    private PreviewPanel? _preview;
    private RunsPanel? _runs;
    private ConversationRetention? _row;
    private Hold _hold = new(Guid.Empty, "", true, true);
    private bool _askingHold;
    private bool _askingDays;
    private string _rule = "workspace";
    private int _days = 30;

    private void Ask(Hold hold) => (_hold, _askingHold) = (hold, true);

    private void AskDays(ConversationRetention row)
    {
        (_row, _askingDays) = (row, true);
        (_rule, _days) = row.OwnDays switch
        {
            null => ("workspace", 30),
            0 => ("forever", 30),
            { } days => ("days", days),
        };
    }

    private async Task HoldAsync(string? reason)
    {
        await (
            _hold switch
            {
                { Workspace: true, Held: true } => Client.Retention.HoldWorkspaceAsync(_hold.Id, reason!),
                { Workspace: true } => Client.Retention.LiftWorkspaceAsync(_hold.Id, reason!),
                { Held: true } => Client.Retention.HoldConversationAsync(_hold.Id, reason!),
                _ => Client.Retention.LiftConversationAsync(_hold.Id, reason!),
            }
        );
        await ReloadAsync();
    }

    private async Task SaveDaysAsync(string? reason)
    {
        int? days = _rule switch
        {
            "workspace" => null,
            "forever" => 0,
            _ => _days,
        };
        await Client.Retention.SetAsync(_row!.Id, new RetentionRequest(days, reason));
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (_workspaces is not null)
            await _workspaces.ReloadAsync();
        if (_conversations is not null)
            await _conversations.ReloadAsync();
        _preview?.Forget();
        if (_runs is not null)
            await _runs.RefreshAsync();
    }

    private sealed record Hold(Guid Id, string Name, bool Workspace, bool Held)
    {
        public static Hold Of(WorkspaceRetention row) => new(row.Id, row.Name, Workspace: true, !row.LegalHold);

        public static Hold Of(ConversationRetention row) =>
            new(row.Id, row.Title ?? "this conversation", Workspace: false, !row.LegalHold);

        public string Title => Held ? $"Put {Name} on hold?" : $"Lift the hold of {Name}?";
    }
}
