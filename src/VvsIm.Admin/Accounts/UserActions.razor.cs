using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Accounts;

/// <summary>What can be done with an account as a whole: a button for each, and what it asks before.</summary>
public sealed partial class UserActions
{
    private static readonly UserAct[] s_shown =
    [
        UserAct.Rename,
        UserAct.Export,
        UserAct.SignOut,
        UserAct.ResetTwoFactor,
        UserAct.MakeOperator,
        UserAct.EndOperator,
        UserAct.ShowMessages,
        UserAct.Unban,
        UserAct.Ban,
        UserAct.Erase,
    ];

    private UserAct? _act;
    private DateTimeOffset? _until;
    private bool _messages;

    /// <summary>Whose account.</summary>
    [Parameter, EditorRequired]
    public UserDetails Details { get; set; } = null!;

    /// <summary>Raised when something was done.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private VvsImClient Client { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private Guid Id => Details.Account.Id;

    private string Name => Details.Account.DisplayName;

    // These two ask for more than a reason.
    private bool _typed => _act is UserAct.Rename or UserAct.Erase;

    private string Title =>
        _act switch
        {
            UserAct.Ban when Details.Ban is not null => $"Change the ban of {Name}?",
            UserAct.Ban => $"Ban {Name}?",
            UserAct.Unban => $"Let {Name} in again?",
            UserAct.ShowMessages => $"Bring back what {Name} said?",
            UserAct.SignOut => $"Sign {Name} out everywhere?",
            UserAct.ResetTwoFactor => $"Take away {Name}’s second factors?",
            UserAct.MakeOperator => $"Make {Name} an operator?",
            UserAct.EndOperator => $"Take the operator’s role from {Name}?",
            UserAct.Export => $"Export the data of {Name}?",
            _ => "",
        };

    // A ban that is there can be changed; who is banned has no sessions to end.
    private bool May(UserAct act) =>
        Details.May.Contains(act)
        && !(act == UserAct.SignOut && Details.Ban is not null)
        && !(act == UserAct.ResetTwoFactor && !Details.Account.TwoFactor);

    private static bool IsDanger(UserAct act) => act is UserAct.Ban or UserAct.Erase or UserAct.EndOperator;

    private string Word(UserAct act) =>
        act switch
        {
            UserAct.Ban when Details.Ban is not null => "Change ban…",
            UserAct.Ban => "Ban…",
            UserAct.Unban => "Unban…",
            UserAct.ShowMessages => "Show messages…",
            UserAct.SignOut => "Sign out everywhere…",
            UserAct.ResetTwoFactor => "Reset second factor…",
            UserAct.MakeOperator => "Make operator…",
            UserAct.EndOperator => "End operator role…",
            UserAct.Rename => "Rename…",
            UserAct.Export => "Export…",
            _ => "Erase…",
        };

    private void Begin(UserAct act) =>
        (_act, _until, _messages) = (act, Details.Ban?.Until, act == UserAct.Unban && Details.HiddenMessages > 0);

    private void Close(bool open) => _act = open ? _act : null;

    private async Task DoAsync(string? reason)
    {
        switch (_act)
        {
            case UserAct.Ban:
                await Client.Moderation.BanAsync(Id, new(_until, reason, _messages));
                Toasts.Show(new($"{Name} is banned.", Action: new("Undo", UndoBanAsync)));
                break;
            case UserAct.Unban:
                await Client.Moderation.UnbanAsync(Id, _messages, reason);
                Toasts.Show(new($"{Name} may come in again."));
                break;
            case UserAct.ShowMessages:
                await Client.Moderation.ShowMessagesAsync(Id, reason);
                break;
            case UserAct.SignOut:
                await Client.Users.SignOutAsync(Id, reason);
                Toasts.Show(new($"{Name} is signed out everywhere."));
                break;
            case UserAct.ResetTwoFactor:
                await Client.Users.ResetTwoFactorAsync(Id, reason);
                Toasts.Show(new($"{Name} has no second factor any more."));
                break;
            case UserAct.MakeOperator or UserAct.EndOperator:
                await Client.Users.SetOperatorAsync(Id, _act == UserAct.MakeOperator, reason);
                Toasts.Show(
                    new(_act == UserAct.MakeOperator ? $"{Name} is an operator." : $"{Name} is no operator any more.")
                );
                break;
            case UserAct.Export:
                await Client.Users.ExportAsync(Id, reason);
                Toasts.Show(new("The export is being made. It appears below when it is ready."));
                break;
        }
        await OnDone.InvokeAsync();
    }

    private async Task UndoBanAsync()
    {
        await Client.Moderation.UnbanAsync(Id, showMessages: true);
        await OnDone.InvokeAsync();
    }
}
