using VvsIm.Admin.Shell;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Accounts;

/// <summary>The console's own sign-in, shown in place of any page while nobody is signed in.</summary>
public sealed partial class SignIn
{
    private string? _email;
    private string? _password;
    private string? _code;
    private string? _emailError;
    private string? _passwordError;
    private bool _codeWanted;
    private bool _busy;
    private Failure? _failure;

    [Inject]
    private Session Session { get; set; } = null!;

    private async Task SubmitAsync()
    {
        if (_busy)
            return;
        _failure = null;
        _emailError = string.IsNullOrWhiteSpace(_email) ? "Enter your email address." : null;
        _passwordError = string.IsNullOrEmpty(_password) ? "Enter your password." : null;
        if (_emailError is not null || _passwordError is not null)
            return;

        _busy = true;
        try
        {
            await Session.SignInAsync(new LoginRequest(_email!.Trim(), _password, _codeWanted ? _code?.Trim() : null));
        }
        catch (ProblemException refused) when (refused.Code == ProblemCodes.TwoFactorRequired)
        {
            _codeWanted = true;
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
