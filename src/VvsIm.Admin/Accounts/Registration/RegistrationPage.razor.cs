using System.Text.Json;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Accounts.Registration;

/// <summary>Who may make an account; for operators.</summary>
public sealed partial class RegistrationPage
{
    private static readonly (string, string)[] Modes =
    [
        ("open", "Everybody"),
        ("invited", "Whoever has an invite link"),
        ("domains", "Certain mail addresses"),
    ];

    private InstallationSettings? _before;
    private string _mode = "open";
    private string _domains = "";
    private string? _error;
    private bool _saving;
    private bool _saved;
    private Failure? _missing;
    private Failure? _failure;

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    private string[] Domains => _domains.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private bool Changed =>
        _before is { } before && (_mode != Word(before.Mode) || !Domains.SequenceEqual(before.Domains));

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _missing = null;
        try
        {
            _before = await Client.Registration.SettingsAsync();
            Reset();
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _missing = failure;
        }
    }

    private async Task SaveAsync()
    {
        if (_saving || _before is not { } before)
            return;
        if (_mode == "domains" && Domains.Length == 0)
        {
            _error = "Name at least one domain.";
            return;
        }
        (_saving, _saved, _failure) = (true, false, null);
        try
        {
            var mode = Enum.Parse<RegistrationMode>(_mode, ignoreCase: true);
            _before = await Client.Registration.ChangeAsync(new(before.Version, mode, Domains));
            Reset();
            _saved = true;
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

    private void Reset()
    {
        (_mode, _domains) = (Word(_before!.Mode), string.Join(' ', _before.Domains));
        (_error, _failure) = (null, null);
    }

    private void ModeChosen(string mode) => (_mode, _saved) = (mode, false);

    private void DomainsTyped(string typed) => (_domains, _error, _saved) = (typed, null, false);

    private static string Word(RegistrationMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());
}
