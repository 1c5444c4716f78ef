using Microsoft.JSInterop;
using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Ui.Security;

namespace VvsIm.Admin.Accounts;

/// <summary>The console's own sign-in, shown in place of any page while nobody is signed in.</summary>
public sealed partial class SignIn
{
    private string? _email;
    private string? _password;
    private string? _code;
    private string? _recoveryCode;
    private string? _emailError;
    private string? _passwordError;
    private string? _codeError;
    private bool _codeWanted;
    private bool _passkeys;
    private bool _busy;
    private Failure? _failure;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private Passkeys Passkeys { get; set; } = null!;

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _passkeys = await Passkeys.AvailableAsync();

    private Task SubmitAsync()
    {
        if (_busy)
            return Task.CompletedTask;
        _emailError = string.IsNullOrWhiteSpace(_email) ? "Enter your email address." : null;
        _passwordError = string.IsNullOrEmpty(_password) ? "Enter your password." : null;
        if (_emailError is not null || _passwordError is not null)
        {
            _failure = null;
            return Task.CompletedTask;
        }
        return TryAsync(() =>
            Session.SignInAsync(new LoginRequest(_email!.Trim(), _password, _code?.Trim(), _recoveryCode?.Trim()))
        );
    }

    private Task UsePasskeyAsync() =>
        TryAsync(async () =>
        {
            if (await Passkeys.GetAsync(await Client.Security.AskToSignInAsync()) is { } answer)
                await Session.SignInAsync(answer);
        });

    private async Task TryAsync(Func<Task> signIn)
    {
        if (_busy)
            return;
        (_busy, _failure, _codeError) = (true, null, null);
        try
        {
            await signIn();
        }
        catch (ProblemException refused) when (refused.Code == ProblemCodes.TwoFactorRequired)
        {
            _codeError = _codeWanted ? "Enter the code, or one of your recovery codes." : null;
            _codeWanted = true;
        }
        catch (ProblemException refused) when (refused.Code == ProblemCodes.InvalidTwoFactorCode)
        {
            _codeError = "This code is wrong, or was used already. Wait for the next one.";
        }
        catch (JSException)
        {
            _failure = new Failure("That did not work", "This browser could not use a passkey. Use your password.");
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _busy = false;
        }
    }
}
