using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Workspaces.Invites;

/// <summary>Where an invite link leads one first: what it is, and the way in.</summary>
public sealed partial class InvitePage
{
    private InvitePreview? preview;
    private bool invalid;
    private bool busy;
    private string? trouble;

    [Inject]
    private Session Session { get; set; } = null!;

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    /// <summary>What opens.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    private string Target => preview?.Title ?? preview?.WorkspaceName ?? "";

    private string Here => $"{Entrance.Invite}{Code}";

    protected override async Task OnParametersSetAsync()
    {
        (preview, invalid) = (null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        trouble = null;
        try
        {
            // Who is signed in decides what is offered; who can't be asked is offered to sign in.
            if (Session.State is SessionState.Unknown or SessionState.Unreached)
                await Session.StartAsync();
            preview = await Client.Invites.LookAtAsync(Code);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.InviteInvalid)
        {
            invalid = true;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = Explain(e);
        }
    }

    private async Task JoinAsync()
    {
        if (busy)
            return;
        (busy, trouble) = (true, null);
        try
        {
            var joined = await Client.Invites.AcceptAsync(Code);
            await Session.CheckAsync();
            if (preview is { Joined: false })
                Toasts.Show(new Toast($"Welcome to {Target}"));
            Navigation.NavigateTo(joined.ConversationId is { } id ? $"c/{id}" : "", replace: true);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.InviteInvalid)
        {
            (preview, invalid) = (null, true);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = Explain(e);
        }
        finally
        {
            busy = false;
        }
    }

    private static string Explain(Exception failure) =>
        failure switch
        {
            ProblemException { Code: ProblemCodes.Forbidden } =>
                "You were removed from this group. Only one of its members can bring you back.",
            ProblemException { Code: ProblemCodes.LimitExceeded } => "This group is full.",
            ProblemException { Code: ProblemCodes.TooManyRequests } =>
                "Too many attempts. Wait a moment, then try again.",
            ProblemException { Code: ProblemCodes.Banned } banned => Bans.Words(banned.Problem.Ban),
            _ => "The server can’t be reached right now. Please try again.",
        };
}
