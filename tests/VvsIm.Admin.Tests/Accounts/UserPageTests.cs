using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Admin.Accounts;
using VvsIm.Admin.Tests.Server;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Admin.Tests.Accounts;

public sealed class UserPageTests : ConsoleContext
{
    private static readonly Guid s_id = Guid.Parse("01980000-0000-7000-8000-000000000002");

    private UserDetails _details = new()
    {
        Account = new()
        {
            Id = s_id,
            Email = "bo@example.com",
            DisplayName = "Bo",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Roles = [],
            State = UserState.Active,
            Workspaces =
            [
                new()
                {
                    Id = Guid.CreateVersion7(),
                    Name = "Acme",
                    Role = WorkspaceRole.Member,
                    MayBan = true,
                },
            ],
        },
        HiddenMessages = 0,
        Conversations = 2,
        Messages = 7,
        Files = 1,
        FileBytes = 2048,
        May = [UserAct.Ban, UserAct.Rename, UserAct.Erase],
    };

    [Fact]
    public async Task It_shows_who_they_are_and_only_what_may_be_done()
    {
        var page = await RenderAsync();

        Assert.Contains("bo@example.com", page.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["Rename…", "Ban…", "Erase…"],
            page.FindAll(".page-head-actions button").Select(button => button.TextContent.Trim())
        );
        Assert.Contains(
            page.FindAll(".user-workspace"),
            line => line.TextContent.Contains("Acme", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_ban_is_sent_with_its_reason_and_shown_when_it_is_done()
    {
        var page = await RenderAsync();
        Button(page, "Ban…").Click();
        page.Find("textarea").Input("spam");
        page.Find("input[type=checkbox]").Change(true);
        page.FindAll(".dialog form")[0].Submit();

        page.WaitForAssertion(() =>
            Assert.Contains(Server.Requests, request => request == $"PUT /api/admin/users/{s_id}/ban")
        );
        page.WaitForAssertion(() =>
            Assert.Contains("for ever", page.Find(".user-ban").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Somebody_who_is_not_there_is_said_to_be_so()
    {
        var page = Render<UserPage>(parameters => parameters.Add(one => one.Id, Guid.CreateVersion7()));

        page.WaitForAssertion(() => Assert.Contains("There is no such account", page.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<UserPage>> RenderAsync()
    {
        var path = $"/api/admin/users/{s_id}";
        Server.Others = (method, asked) =>
            asked == path ? FakeServer.Json(_details)
            : asked.StartsWith(path + "/tasks", StringComparison.Ordinal)
                ? FakeServer.Json(new AccountTasks { Items = [] })
            : asked.StartsWith(path + "/sessions", StringComparison.Ordinal)
                ? FakeServer.Json(new Page<DeviceSession> { Items = [] })
            : asked.StartsWith(path + "/conversations", StringComparison.Ordinal)
                ? FakeServer.Json(new Listing<UserConversation> { Items = [], Total = 0 })
            : asked == path + "/ban" && method == HttpMethod.Put ? Ban()
            : null;
        await Services.GetRequiredService<Session>().CheckAsync();
        var page = Render<UserPage>(parameters => parameters.Add(one => one.Id, s_id));
        page.WaitForAssertion(() => page.Find(".page-head-actions button"));
        return page;
    }

    private HttpResponseMessage Ban()
    {
        var ban = new Ban(s_id, null, "spam", FakeServer.Operator.Id, DateTimeOffset.UnixEpoch);
        _details = _details with { Ban = ban };
        return FakeServer.Json(ban);
    }

    private static IElement Button(IRenderedComponent<UserPage> page, string text) =>
        page.FindAll(".page-head-actions button").Single(button => button.TextContent.Trim() == text);
}
