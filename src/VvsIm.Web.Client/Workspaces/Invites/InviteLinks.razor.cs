using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Workspaces.Invites;

/// <summary>Makes invite links, shows those that are live, copies and revokes them.</summary>
public sealed partial class InviteLinks : IAsyncDisposable
{
    private static int s_count;
    private readonly string id = $"invites-{Interlocked.Increment(ref s_count)}";
    private InviteList links = null!;
    private InvitePlace? shown;
    private ScriptModule? clipboard;
    private string? trouble;
    private string? said;
    private Guid? copied;
    private int days = 7;
    private int uses;
    private bool making;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>Where the links lead.</summary>
    [Parameter, EditorRequired]
    public required InvitePlace Place { get; set; }

    /// <summary>It stands in a dialog: the focus begins at its button.</summary>
    [Parameter]
    public bool Autofocus { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Place)
            return;
        shown = Place;
        links = new InviteList(Chat.Client, Place);
        await LoadAsync();
    }

    private string AddressOf(Invite invite) => Navigation.ToAbsoluteUri($"invite/{invite.Code}").ToString();

    private async Task LoadAsync()
    {
        trouble = null;
        try
        {
            await links.LoadAsync();
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = Reach.Failed(e) ? "Can’t load the links right now." : "You can no longer invite people here.";
        }
    }

    private async Task CreateAsync()
    {
        if (making)
            return;
        (making, trouble) = (true, null);
        try
        {
            var invite = await links.CreateAsync(
                new(days == 0 ? null : Time.GetUtcNow().AddDays(days), uses == 0 ? null : uses)
            );
            await CopyAsync(invite);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = e switch
            {
                ProblemException { Code: ProblemCodes.LimitExceeded } =>
                    $"There are {Limits.Invites} live links already. Revoke some first.",
                ProblemException { Code: ProblemCodes.Forbidden or ProblemCodes.NotFound } =>
                    "You can no longer invite people here.",
                _ => "The link could not be made. Please try again.",
            };
        }
        finally
        {
            making = false;
        }
    }

    // Said in the list itself: it may stand in a dialog, and whatever is beside that can neither be read nor pressed.
    private async Task CopyAsync(Invite invite)
    {
        (copied, trouble) = (null, null);
        clipboard ??= new ScriptModule(Js, "./Messages/Text/CodeBlock.razor.js");
        try
        {
            var module = await clipboard.GetAsync();
            if (await module.InvokeAsync<bool>("copy", AddressOf(invite)))
            {
                (copied, said) = (invite.Id, "Link copied");
                return;
            }
        }
        catch (JSException)
        {
            // The script did not come; the address is there to be copied by hand.
        }
        trouble = "The link could not be copied. Copy it by hand.";
    }

    private async Task RevokeAsync(Invite invite)
    {
        if (await TryAsync(() => links.RevokeAsync(invite), "The link could not be revoked. Please try again."))
            said = "Link revoked";
    }

    private async Task RestoreAsync(Invite invite)
    {
        if (await TryAsync(() => links.RestoreAsync(invite), "The link could not be brought back. Please try again."))
            said = "The link is live again";
    }

    private async Task<bool> TryAsync(Func<Task> act, string failed)
    {
        (copied, trouble) = (null, null);
        try
        {
            await act();
            return true;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            trouble = failed;
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (clipboard is not null)
            await clipboard.DisposeAsync();
    }
}
