using System.Net;
using System.Net.Http.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;
using VvsIm.Web.Client.Tests.Model;
using VvsIm.Web.Client.Workspaces.Invites;

namespace VvsIm.Web.Client.Tests.Workspaces;

public sealed class InvitePageTests : ChatTest
{
    private static readonly Guid Room = Guid.CreateVersion7();

    private static readonly InvitePreview Preview = new()
    {
        WorkspaceName = "Acme",
        Kind = ConversationKind.Group,
        Title = "Design",
        InviterName = "Ann",
        Members = 3,
    };

    [Fact]
    public void It_says_where_it_leads_and_who_invites()
    {
        var page = Show(Preview);
        Assert.Equal("Join Design at Acme", page.Find("h1").TextContent.Trim());
        Assert.Contains("Ann invites you · 3 members", page.Find(".invited-about").TextContent);
    }

    [Fact]
    public void Joining_leads_into_the_group()
    {
        var page = Show(Preview);
        page.Find("button").Click();
        Assert.Contains("POST /api/invites/abc", Api.Asked);
        Assert.EndsWith($"/c/{Room}", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public void A_member_opens_it()
    {
        Assert.Equal("Open", Show(Preview with { Joined = true }).Find("button").TextContent.Trim());
    }

    [Fact]
    public void Who_is_signed_out_is_led_back_after_signing_up_or_in()
    {
        var page = Show(Preview, signedIn: false);
        Assert.Equal(
            ["register?return=invite%2Fabc", "sign-in?return=invite%2Fabc"],
            page.FindAll("a.button").Select(link => link.GetAttribute("href")!)
        );
    }

    [Theory]
    [InlineData(404, ProblemCodes.InviteInvalid, "This link doesn’t work any more")]
    [InlineData(503, ProblemCodes.Unavailable, "Can’t look at this link")]
    [InlineData(429, ProblemCodes.TooManyRequests, "Can’t look at this link")]
    public void What_does_not_work_is_explained(int status, string code, string words)
    {
        Api.Instead = request => IsInvite(request) ? ModelApi.Refuse(status, code) : null;
        Assert.Equal(words, Render<InvitePage>(of => of.Add(page => page.Code, "abc")).Find("h1").TextContent);
    }

    [Theory]
    [InlineData(403, ProblemCodes.Forbidden, "You were removed from this group.")]
    [InlineData(400, ProblemCodes.LimitExceeded, "This group is full.")]
    public void Why_one_is_not_let_in_is_said(int status, string code, string words)
    {
        Api.Instead = request =>
            !IsInvite(request) ? null
            : request.Method == HttpMethod.Post ? ModelApi.Refuse(status, code)
            : Json(Preview);
        var page = Render<InvitePage>(of => of.Add(page => page.Code, "abc"));
        page.Find("button").Click();
        Assert.Contains(words, page.Find("[role=alert]").TextContent);
    }

    private IRenderedComponent<InvitePage> Show(InvitePreview preview, bool signedIn = true)
    {
        Api.Instead = request =>
            request.RequestUri!.AbsolutePath == "/api/me" && !signedIn
                ? ModelApi.Refuse(401, ProblemCodes.Unauthenticated)
            : !IsInvite(request) ? null
            : request.Method == HttpMethod.Post
                ? Response(
                    JsonContent.Create(
                        new AcceptedInvite(new(Guid.CreateVersion7(), "Acme", WorkspaceRole.Member), Room),
                        VvsImJson.Default.AcceptedInvite
                    )
                )
            : Json(preview);
        return Render<InvitePage>(of => of.Add(page => page.Code, "abc"));
    }

    private static bool IsInvite(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.StartsWith("/api/invites/", StringComparison.Ordinal);

    private static HttpResponseMessage Json(InvitePreview preview) =>
        Response(JsonContent.Create(preview, VvsImJson.Default.InvitePreview));

    private static HttpResponseMessage Response(HttpContent content) => new(HttpStatusCode.OK) { Content = content };
}
