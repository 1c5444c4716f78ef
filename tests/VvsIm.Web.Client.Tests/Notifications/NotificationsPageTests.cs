using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class NotificationsPageTests : ChatTest
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task With_nothing_to_tell_it_says_what_will_stand_there()
    {
        await StartAsync();
        Assert.Contains("Nothing yet", Draw().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_server_it_says_so()
    {
        Api.Instead = ModelApi.Unreachable;
        await StartAsync();
        Assert.Contains("Can’t load your notifications", Draw().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_says_who_did_what_and_leads_there()
    {
        var said = Server.Say(Server.Open(), Server.Others[0], text: "the **words**");
        Server.Notifications.Tell(said);
        await StartAsync();
        var page = Draw();

        var item = page.Find("[data-testid=notification]");
        Assert.Contains("Bo mentioned you", item.TextContent, StringComparison.Ordinal);
        Assert.Equal("the words", item.QuerySelector(".notified-text")!.TextContent);
        Assert.Equal($"c/{said.ConversationId}/{said.Seq}", item.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Many_reactions_are_told_in_one_line()
    {
        var said = Server.Say(Server.Open(), Server.Me, text: "good news");
        var told = Server.Notifications.Tell(said, NotificationKind.Reaction);
        Server.Notifications.Items[0] = told with { Actors = Server.Others, People = 4, Emoji = "👍" };
        await StartAsync();
        Assert.Contains(
            "Bo and 3 others reacted 👍",
            Draw().Find("[data-testid=notification]").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_is_marked_and_all_are_and_that_is_undone()
    {
        Tell(3);
        await StartAsync();
        var page = Draw();

        page.Find(".notified-read").Click();
        Assert.Equal(2, Chat.Notifications.All.Unread);
        Assert.Equal(2, page.FindAll(".notified-read").Count);
        await PassAsync(page);
        page.Find("button[aria-label='Mark all as read']").Click();
        await PassAsync(page);
        Assert.Empty(page.FindAll(".notified-read"));
        Assert.All(Server.Notifications.Items, item => Assert.True(item.Read));

        await page.InvokeAsync(() => Services.GetRequiredService<Toasts>().All[0].Action!.RunAsync());
        await PassAsync(page);
        Assert.Equal(2, page.FindAll(".notified-read").Count);
    }

    [Fact]
    public async Task A_filter_shows_those_that_pass_it()
    {
        Tell(2);
        Server.Notifications.Tell(Server.Say(Server.Rooms[0], Server.Others[0]), NotificationKind.Reply, read: true);
        await StartAsync();
        var page = Draw();
        Assert.Equal(3, page.FindAll("[data-testid=notification]").Count);

        page.FindAll("input[type=radio]")[2].Change(true);
        await PassAsync(page);
        Assert.Equal(2, page.FindAll("[data-testid=notification]").Count);
        page.FindAll("input[type=radio]")[0].Change(true);
        await PassAsync(page);
        Assert.Equal(3, page.FindAll("[data-testid=notification]").Count);
    }

    [Fact]
    public async Task Older_ones_come_when_they_are_asked_for()
    {
        Tell(Limits.DefaultPageSize + 10);
        await StartAsync();
        var page = Draw();
        await PassAsync(page);
        Assert.Equal(Limits.DefaultPageSize, page.FindAll("[data-testid=notification]").Count);
        page.Find(".notices-more").Click();
        Assert.Equal(Limits.DefaultPageSize + 10, page.FindAll("[data-testid=notification]").Count);
        Assert.Empty(page.FindAll(".notices-more"));
    }

    [Fact]
    public async Task What_happens_meanwhile_appears_by_itself()
    {
        await StartAsync();
        var page = Draw();
        Tell(1);
        Server.Events.Add(new NotificationsChanged());
        Deliver();
        await PassAsync(page);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=notification]")));
    }

    // What was asked for is answered, and what that led to.
    private async Task PassAsync(IRenderedComponent<CascadingValue<Client.Shell.Chat>> page)
    {
        for (var n = 0; n < 3; n++)
        {
            Time.Advance(Calm);
            await page.InvokeAsync(() => { });
        }
    }

    private void Tell(int count)
    {
        var room = Server.Rooms is [var open, ..] ? open : Server.Open();
        for (var n = 0; n < count; n++)
            Server.Notifications.Tell(Server.Say(room, Server.Others[0], text: $"{n}"));
    }

    private IRenderedComponent<CascadingValue<Client.Shell.Chat>> Draw() =>
        Render<CascadingValue<Client.Shell.Chat>>(page =>
            page.Add(value => value.Value, Chat).AddChildContent<NotificationsPage>()
        );
}
