using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bunit;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Web.Client.Tests.Model;
using VvsIm.Web.Client.Workspaces.Invites;

namespace VvsIm.Web.Client.Tests.Workspaces;

public sealed class InviteLinksTests : ChatTest
{
    private readonly List<Invite> live = [];
    private Invite? made;

    [Fact]
    public async Task Without_links_it_says_what_one_is()
    {
        Assert.Contains("No link is live", (await DrawAsync()).Markup);
    }

    [Fact]
    public async Task A_link_is_made_with_an_end_and_a_number()
    {
        var links = await DrawAsync();
        links.FindAll("select")[0].Change("30");
        links.FindAll("select")[1].Change("10");
        links.Find("form").Submit();

        Assert.EndsWith("/invite/code0", links.Find("input").GetAttribute("value"));
        Assert.StartsWith("0 of 10 used · until ", links.Find(".invite-about").TextContent);
        Assert.Equal(Time.GetUtcNow().AddDays(30), live[0].ExpiresAt);
    }

    [Fact]
    public async Task A_revoked_link_stays_in_its_place_until_one_has_thought_again()
    {
        var links = await DrawAsync();
        links.Find("form").Submit();
        links.Find("[aria-label='Revoke link']").Click();
        Assert.Contains("Link revoked", links.Find("[data-testid=invite]").TextContent);
        Assert.Empty(live);

        links.Find("[data-testid=invite] button").Click();
        Assert.Single(live);
        Assert.NotNull(links.Find("[aria-label='Copy link']"));
    }

    [Fact]
    public async Task What_does_not_work_is_said()
    {
        var links = await DrawAsync();
        Api.Instead = _ => ModelApi.Refuse(400, ProblemCodes.LimitExceeded);
        links.Find("form").Submit();
        Assert.Contains("There are 100 live links already", links.Find("[role=alert]").TextContent);
    }

    private async Task<IRenderedComponent<InviteLinks>> DrawAsync()
    {
        await StartAsync();
        JSInterop.SetupModule("./Messages/Text/CodeBlock.razor.js").Setup<bool>("copy", _ => true).SetResult(true);
        Api.Instead = Answer;
        return Render<InviteLinks>(of =>
            of.Add(links => links.Place, new InvitePlace(Guid.CreateVersion7())).AddCascadingValue(Chat)
        );
    }

    private HttpResponseMessage? Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.Contains("/invites", StringComparison.Ordinal))
            return null;
        if (request.Method == HttpMethod.Post)
        {
            var wish = JsonSerializer.Deserialize(
                request.Content!.ReadAsStream(),
                VvsImJson.Default.CreateInviteRequest
            )!;
            live.Add(made = Made(wish));
            return Json(JsonContent.Create(made, VvsImJson.Default.Invite));
        }
        if (request.Method == HttpMethod.Delete)
        {
            live.Clear();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
        if (request.Method == HttpMethod.Put)
        {
            live.Add(made!);
            return Json(JsonContent.Create(made!, VvsImJson.Default.Invite));
        }
        return Json(JsonContent.Create(new Page<Invite> { Items = [.. live] }, VvsImJson.Default.PageInvite));
    }

    private Invite Made(CreateInviteRequest wish) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Code = $"code{live.Count}",
            WorkspaceId = Guid.CreateVersion7(),
            CreatedById = Server.Self.Id,
            CreatedByName = "Ann",
            CreatedAt = Time.GetUtcNow(),
            ExpiresAt = wish.ExpiresAt,
            MaxUses = wish.MaxUses,
            Uses = 0,
        };

    private static HttpResponseMessage Json(HttpContent content) => new(HttpStatusCode.OK) { Content = content };
}
