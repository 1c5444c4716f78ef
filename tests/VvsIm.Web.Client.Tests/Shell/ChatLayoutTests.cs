using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Shell;

public sealed class ChatLayoutTests : ChatTest
{
    private const string Chats = "nav[aria-label=Conversations]";

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Whoever_is_signed_in_sees_the_chat()
    {
        var layout = Render<ChatLayout>();
        layout.WaitForElement(Chats);
        Assert.NotNull(layout.Find("main"));
    }

    [Fact]
    public void Nobody_is_sent_to_sign_in_and_comes_back_to_where_they_were_going()
    {
        Api.Instead = _ => ModelApi.Refuse(401, ProblemCodes.Unauthenticated);
        Navigation.NavigateTo("c/0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a");
        Render<ChatLayout>();
        Assert.EndsWith("/sign-in?return=c%2F0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a", Navigation.Uri);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_said_and_can_be_tried_again()
    {
        Api.Instead = ModelApi.Unreachable;
        var layout = Render<ChatLayout>();
        Assert.Contains("The server can’t be reached", layout.Markup);
        Api.Instead = null;
        layout.Find("button").Click();
        layout.WaitForElement(Chats);
    }

    [Fact]
    public async Task A_session_that_ends_leads_to_sign_in_and_what_is_unsent_is_kept()
    {
        var layout = Render<ChatLayout>();
        layout.WaitForElement(Chats);
        await layout.InvokeAsync(Services.GetRequiredService<SessionGuard>().Tell);
        layout.WaitForAssertion(() => Assert.EndsWith("/sign-in", Navigation.Uri));
        Assert.True(Services.GetRequiredService<Session>().Expired);
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Identifier == "clear");
    }

    [Fact]
    public async Task Whoever_is_banned_meanwhile_sees_why_and_comes_back_after_it()
    {
        var layout = Render<ChatLayout>();
        layout.WaitForElement(Chats);
        Api.Instead = _ => ModelApi.Refuse(403, ProblemCodes.Banned);
        await layout.InvokeAsync(() =>
            Services.GetRequiredService<SessionGuard>().TellBan(new(Reason: "Too many adverts"))
        );
        layout.WaitForAssertion(() => Assert.Contains("Too many adverts", layout.Markup));
        Assert.Empty(layout.FindAll(Chats));

        await layout.FindAll("button").Single(b => b.TextContent == "Check again").ClickAsync();
        layout.WaitForAssertion(() => Assert.Contains("Your account is banned", layout.Markup));
        Api.Instead = null;
        await layout.FindAll("button").Single(b => b.TextContent == "Check again").ClickAsync();
        layout.WaitForElement(Chats);
    }

    [Fact]
    public async Task Signing_out_clears_what_this_browser_kept()
    {
        var layout = Render<ChatLayout>();
        layout.WaitForElement(Chats);
        var signOut = layout.FindAll("button").Single(b => b.TextContent.Contains("Sign out"));
        await signOut.ClickAsync();
        layout.WaitForAssertion(() => Assert.EndsWith("/sign-in", Navigation.Uri));
        Assert.Contains("POST /api/auth/logout", Api.Asked);
        Assert.Contains(JSInterop.Invocations, i => i.Identifier == "clear");
    }
}
