using System.Globalization;
using System.Text.Json;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Workspaces.Settings;

/// <summary>What a workspace allows. Its owners and operators change it, its moderators look.</summary>
public sealed partial class WorkspaceSettingsPage
{
    private const long Megabyte = 1024 * 1024;

    private static readonly (string, string)[] Roles =
    [
        ("member", "All members"),
        ("moderator", "Moderators and owners"),
        ("owner", "Owners"),
    ];

    private static readonly (string, string)[] FileChoices =
    [
        ("all", "All"),
        ("pictures", "Pictures only"),
        ("list", "Those of a list"),
    ];

    private static readonly (string, string)[] DeleteWindows =
    [
        ("", "For ever"),
        ("300", "5 minutes"),
        ("900", "15 minutes"),
        ("3600", "An hour"),
        ("86400", "A day"),
        ("604800", "A week"),
        ("0", "Not at all"),
    ];

    private static readonly (string, string)[] EditWindows =
    [
        ("", "As the installation has it"),
        .. DeleteWindows[1..],
    ];

    private WorkspaceConfiguration? _before;
    private WorkspaceSettings _now = WorkspaceSettings.Default;
    private string _megabytes = "";
    private string _days = "";
    private string? _fileError;
    private string? _daysError;
    private bool _listed;
    private bool _saving;
    private bool _saved;
    private Failure? _missing;
    private Failure? _failure;

    /// <summary>Which workspace.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    private bool ReadOnly => _before?.Configurable != true || _saving;

    private long? FileBytes =>
        _before is { } before && _megabytes == Megabytes(before.FileBytes) ? before.FileBytes
        : decimal.TryParse(_megabytes, CultureInfo.InvariantCulture, out var size) && size > 0
            ? (long)Math.Min(size * Megabyte, long.MaxValue / 2)
        : null;

    private bool Changed =>
        _before is { Configurable: true } before
        && (
            _now != before.Settings
            || FileBytes != before.FileBytes
            || _days != Days(before.Settings)
            || _fileError is not null
            || _daysError is not null
        );

    private string FileChoice =>
        _listed ? "list"
        : _now.FileTypes == "*" ? "all"
        : _now.FileTypes == "image/*" ? "pictures"
        : "list";

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _before?.WorkspaceId == Id ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        (_before, _missing) = (null, null);
        try
        {
            Take(await Client.Configuration.ReadAsync(Id));
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _missing = failure;
        }
    }

    private async Task SaveAsync()
    {
        if (_saving || _before is not { } before || _fileError is not null || _daysError is not null)
            return;
        (_saving, _failure, _saved) = (true, null, false);
        try
        {
            Take(
                await Client.Configuration.ConfigureAsync(
                    Id,
                    new ConfigureWorkspaceRequest(before.Version, FileBytes, _now)
                )
            );
            _saved = true;
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.Conflict)
        {
            _failure = new(
                "Somebody else has changed these settings meanwhile",
                "Load the page again to see theirs; yours are not saved."
            );
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _saving = false;
        }
    }

    private void Take(WorkspaceConfiguration configuration)
    {
        _before = configuration;
        Reset();
    }

    private void Reset()
    {
        _now = _before!.Settings;
        (_megabytes, _days) = (Megabytes(_before.FileBytes), Days(_now));
        (_fileError, _daysError, _failure, _listed) = (null, null, null, false);
    }

    private void Set(WorkspaceSettings settings) => (_now, _saved) = (settings, false);

    private void SizeTyped(string typed)
    {
        (_megabytes, _saved) = (typed, false);
        _fileError = FileBytes is null or > Limits.LargestFileBytes ? "A number from 1 to 2048." : null;
    }

    private void DaysTyped(string typed)
    {
        (_days, _saved) = (typed.Trim(), false);
        if (_days.Length == 0)
            (_daysError, _now) = (null, _now with { RetentionDays = null });
        else if (int.TryParse(_days, out var days) && days is >= 1 and <= Limits.RetentionDays)
            (_daysError, _now) = (null, _now with { RetentionDays = days });
        else
            _daysError = $"A number of days from 1 to {Limits.RetentionDays}, or nothing.";
    }

    private void TypesChosen(string choice)
    {
        _listed = choice == "list";
        Set(
            choice switch
            {
                "all" => _now with { FileTypes = "*" },
                "pictures" => _now with { FileTypes = "image/*" },
                _ => _now.FileTypes == "*" ? _now with { FileTypes = "image/* application/pdf" } : _now,
            }
        );
    }

    private static string Word(WorkspaceRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static WorkspaceRole Role(string word) => Enum.Parse<WorkspaceRole>(word, ignoreCase: true);

    private static string Seconds(int? seconds) => seconds?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Seconds(string word) => word.Length == 0 ? null : int.Parse(word, CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) =>
        ((decimal)bytes / Megabyte).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Days(WorkspaceSettings settings) =>
        settings.RetentionDays?.ToString(CultureInfo.InvariantCulture) ?? "";
}
