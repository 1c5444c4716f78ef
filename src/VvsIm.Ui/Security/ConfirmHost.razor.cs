using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.SigningIn;

namespace VvsIm.Ui.Security;

/// <summary>Asks for the password again, or for a passkey.</summary>
public sealed partial class ConfirmHost
{
    private string? _password;
    private string? _code;
    private string? _recoveryCode;
    private string? _passwordError;
    private string? _codeError;
    private string? _trouble;
    private bool _codeWanted;
    private bool _passkeys;
    private bool _busy;

    /// <inheritdoc />
    protected override void OnInitialized() => Confirmation.Changed += Follow;

    private void Follow() => _ = InvokeAsync(FollowAsync);

    private async Task FollowAsync()
    {
        (_password, _code, _recoveryCode, _passwordError, _codeError, _trouble) = (null, null, null, null, null, null);
        (_busy, _codeWanted) = (false, false);
        StateHasChanged();
        if (!Confirmation.Wanted)
            return;
        _passkeys = await Passkeys.AvailableAsync();
        StateHasChanged();
    }

    private void Decline() => Confirmation.Answer(shown: false);

    private Task SubmitAsync()
    {
        _passwordError = string.IsNullOrEmpty(_password) ? "Enter your password." : null;
        return _passwordError is null
            ? ConfirmAsync(() => Task.FromResult<ReauthenticateRequest?>(new(_password, _code, _recoveryCode)))
            : Task.CompletedTask;
    }

    private Task UsePasskeyAsync() =>
        ConfirmAsync(async () =>
            await Passkeys.GetAsync(await Client.Security.AskToConfirmAsync()) is { } answer
                ? new ReauthenticateRequest(Passkey: answer)
                : null
        );

    private async Task ConfirmAsync(Func<Task<ReauthenticateRequest?>> make)
    {
        if (_busy)
            return;
        (_busy, _trouble, _codeError) = (true, null, null);
        try
        {
            if (await make() is not { } request)
                return;
            await Client.Security.ReauthenticateAsync(request);
            Confirmation.Answer(shown: true);
        }
        catch (ProblemException refused) when (refused.Problem.Errors is { } errors)
        {
            _passwordError = errors.GetValueOrDefault("password")?[0];
            var code = errors.GetValueOrDefault("twoFactorCode")?[0];
            // The first time it is only asked for.
            _codeError = _codeWanted ? code : null;
            _codeWanted |= code is not null;
            _trouble = errors.GetValueOrDefault("passkey")?[0];
        }
        catch (JSException)
        {
            _trouble = "This browser could not use a passkey. Use your password.";
        }
        catch (Exception e) when (SecurityWords.Of(e) is { } words)
        {
            _trouble = words;
        }
        finally
        {
            _busy = false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Confirmation.Changed -= Follow;
}
