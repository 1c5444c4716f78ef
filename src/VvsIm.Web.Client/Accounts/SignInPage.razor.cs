using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Ui.Kit;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Signing in with a password, and a code if the account has a second factor; or with a passkey alone.</summary>
public sealed partial class SignInPage
{
    private readonly Entry entry = new();
    private string email = "";
    private string password = "";
    private string code = "";
    private string recoveryCode = "";
    private string? codeError;
    private string? trouble;
    private bool codeWanted;
    private bool passkeys;
    private TextField? emailField;
    private TextField? passwordField;

    /// <summary>Where to go on afterwards, relative to the app.</summary>
    [SupplyParameterFromQuery(Name = "return")]
    public string? Return { get; set; }

    protected override async Task OnInitializedAsync() => passkeys = await Passkeys.AvailableAsync();

    private string Link(string page) => Entrance.Link(page, Return);

    private async Task SubmitAsync()
    {
        (codeError, trouble) = (null, null);
        var accepted = await entry.SubmitAsync(
            [
                ("email", email.Trim().Length == 0 ? "Enter your email." : null),
                ("password", password.Length == 0 ? "Enter your password." : null),
            ],
            () => Session.SignInAsync(new LoginRequest(email.Trim(), password, code.Trim(), recoveryCode.Trim()))
        );
        if (accepted)
            GoOn();
        else if (entry.Code is ProblemCodes.TwoFactorRequired or ProblemCodes.InvalidTwoFactorCode)
            WantCode();
        else if ((entry.Error("email") is null ? passwordField : emailField) is { } wrong)
            await wrong.FocusAsync();
    }

    private void WantCode()
    {
        // The first time it is only asked for.
        codeError =
            !codeWanted ? null
            : entry.Code == ProblemCodes.InvalidTwoFactorCode
                ? "This code is wrong, or was used already. Wait for the next one."
            : "Enter the code, or one of your recovery codes.";
        codeWanted = true;
    }

    private async Task UsePasskeyAsync()
    {
        (codeError, trouble) = (null, null);
        var signedIn = false;
        await entry.SubmitAsync([], AnswerAsync);
        if (signedIn)
            GoOn();

        async Task AnswerAsync()
        {
            try
            {
                if (await Passkeys.GetAsync(await Client.Security.AskToSignInAsync()) is not { } answer)
                    return;
                await Session.SignInAsync(answer);
                signedIn = true;
            }
            catch (JSException)
            {
                trouble = "This browser could not use a passkey. Use your password.";
            }
        }
    }

    private void GoOn() => Navigation.NavigateTo(Entrance.Target(Return), replace: true);
}
