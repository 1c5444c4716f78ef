using Microsoft.AspNetCore.Components.Web;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Realtime;

namespace VvsIm.Web.Client.Shell;

/// <summary>The frame of the chat: the list beside the conversation, or on a phone one of them. Only for whoever is signed in.</summary>
public sealed partial class ChatLayout
{
    private Chat? chat;
    private bool ready;
    private bool leaving;
    private IDisposable? subscription;
    private IDisposable? ended;
    private ErrorBoundary? listBoundary;
    private ErrorBoundary? bodyBoundary;

    private bool AtList => Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0].Length == 0;

    protected override async Task OnInitializedAsync()
    {
        if (Session.State != SessionState.SignedIn)
            await Task.WhenAll(Clock.LoadAsync(), Session.StartAsync());
        else
            await Clock.LoadAsync();
        ready = true;
        subscription = Session.Changed.Subscribe(() => _ = InvokeAsync(FollowSessionAsync));
        await FollowSessionAsync();
    }

    // Going elsewhere is a fresh start for what broke.
    protected override void OnParametersSet()
    {
        listBoundary?.Recover();
        bodyBoundary?.Recover();
    }

    private async Task FollowSessionAsync()
    {
        if (Session.Me is { } me && chat?.Me.Id != me.Id)
        {
            await LeaveAsync();
            chat = Chats.For(me);
            chat.Connection.Back += () => _ = Session.CheckAsync();
            chat.Connection.Received += LookForWorkspaces;
            ended = chat.Connection.Changed.Subscribe(CheckWhenEnded);
            StateHasChanged();
            await chat.StartAsync();
        }
        else if (chat is not null && Session.Me is { } mine && Differs(mine, chat.Me))
        {
            // Changed on another device, or by coming into a workspace.
            chat.Take(mine);
        }
        else if (Session.State == SessionState.Banned)
        {
            await LeaveAsync();
        }
        else if (Session.State == SessionState.SignedOut && !leaving)
        {
            // Once: asked again on the way out, the address would be the sign-in page's own.
            leaving = true;
            // Whoever signed out has left; everybody else wants to go on where they were.
            var leftByChoice = chat is not null && !Session.Expired;
            var wanted = leftByChoice ? null : Navigation.ToBaseRelativePath(Navigation.Uri);
            await LeaveAsync();
            Navigation.NavigateTo(Entrance.Link("sign-in", wanted), replace: true);
        }
        StateHasChanged();
    }

    private static bool Differs(Me one, Me other) =>
        (one.DisplayName, one.ReadReceipts, one.SharePresence, one.Status, one.AvatarId)
            != (other.DisplayName, other.ReadReceipts, other.SharePresence, other.Status, other.AvatarId)
        || !one.Workspaces.SequenceEqual(other.Workspaces);

    private void LookForWorkspaces(IReadOnlyList<RealtimeEvent> happened)
    {
        if (happened.Any(one => one is WorkspaceJoined or WorkspaceLeft or WorkspaceRoleChanged or WorkspaceChanged))
            _ = Session.CheckAsync();
    }

    // The server has shut the line for good: why, the next answer tells.
    private void CheckWhenEnded()
    {
        if (chat?.Connection.State == ConnectionState.Ended)
            _ = Session.CheckAsync();
    }

    private async Task LeaveAsync()
    {
        if (chat is not { } left)
            return;
        chat = null;
        ended?.Dispose();
        left.Connection.Received -= LookForWorkspaces;
        await left.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        await LeaveAsync();
    }
}
