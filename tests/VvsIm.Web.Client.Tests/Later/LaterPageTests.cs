using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class LaterPageTests : ChatTest
{
    [Fact]
    public async Task With_nothing_put_off_it_says_how_to()
    {
        await StartAsync();
        Assert.Contains("Nothing put off", Draw().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_server_it_says_so()
    {
        Api.Instead = ModelApi.Unreachable;
        await StartAsync();
        Assert.Contains("Can’t load what you have put off", Draw().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_message_is_deleted_and_brought_back()
    {
        var page = await WithScheduledAsync("hello Bo");
        page.Find("[data-testid=scheduled] button:nth-of-type(3)").Click();
        Assert.Empty(page.FindAll("[data-testid=scheduled]"));
        Assert.Empty(Server.Later.Scheduled);
        await UndoAsync(page);
        Assert.Equal("hello Bo", page.Find("[data-testid=scheduled] .later-words").TextContent);
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_says_why()
    {
        var page = await WithScheduledAsync("hello", failed: ProblemCodes.NotFound);
        Assert.Contains("you are no longer in this conversation", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_and_time_are_changed_in_a_dialog()
    {
        var page = await WithScheduledAsync("hello");
        page.Find("[data-testid=scheduled] button:nth-of-type(2)").Click();
        Assert.Equal("2026-05-17T10:00", page.Find("input[type=datetime-local]").GetAttribute("value"));
        page.Find("textarea").Input("good morning");
        page.Find("input[type=datetime-local]").Input("2026-05-18T08:30");
        page.Find("dialog .button-primary").Click();
        var changed = Assert.Single(Server.Later.Scheduled);
        Assert.Equal("good morning", changed.Text);
        Assert.Equal(new DateTimeOffset(2026, 5, 18, 8, 30, 0, TimeSpan.Zero), changed.SendAt);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_refused_before_the_server_is_asked()
    {
        var page = await WithScheduledAsync("hello");
        page.Find("[data-testid=scheduled] button:nth-of-type(2)").Click();
        page.Find("input[type=datetime-local]").Input("2026-05-17T08:30");
        page.Find("dialog .button-primary").Click();
        Assert.Equal("This time has passed.", page.Find("dialog [role=alert]").TextContent);
        Assert.DoesNotContain(Api.Asked, asked => asked.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_that_is_given_up_leaves_nothing_behind()
    {
        var page = await WithScheduledAsync("hello");
        page.Find("[data-testid=scheduled] button:nth-of-type(2)").Click();
        page.Find("textarea").Input("something else");
        page.Find("dialog .dialog-actions .button").Click();
        page.Find("[data-testid=scheduled] button:nth-of-type(2)").Click();
        Assert.Equal("hello", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_due_reminder_is_put_off_by_a_menu()
    {
        var page = await WithReminderAsync(due: true);
        Assert.Contains("Due", page.Find("[data-testid=reminder]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=reminder] button").Click();
        page.FindAll("[role=menuitem]").First(item => item.TextContent.Contains("In 1 hour")).Click();
        var snoozed = Assert.Single(Server.Later.Reminders);
        Assert.Null(snoozed.DueAt);
        Assert.Equal(Time.GetUtcNow().AddHours(1), snoozed.At);
    }

    [Fact]
    public async Task A_reminder_is_done_with()
    {
        var page = await WithReminderAsync(due: true);
        page.Find("[data-testid=reminder] button:nth-of-type(2)").Click();
        Assert.Empty(Server.Later.Reminders);
        Assert.Empty(page.FindAll("[data-testid=reminder]"));
    }

    [Fact]
    public async Task What_can_no_longer_be_read_is_not_shown()
    {
        var page = await WithReminderAsync(due: true, readable: false);
        Assert.Contains("A message that you can no longer read", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("the words", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_said()
    {
        var page = await WithScheduledAsync("hello");
        Api.Instead = request => request.Method == HttpMethod.Post ? ModelApi.Refuse(409, ProblemCodes.Conflict) : null;
        page.Find("[data-testid=scheduled] button").Click();
        Assert.Equal(
            "Not sent: it is being sent at this moment.",
            Assert.Single(Services.GetRequiredService<Toasts>().All).Text
        );
        Assert.Single(page.FindAll("[data-testid=scheduled]"));
    }

    private IRenderedComponent<CascadingValue<Client.Shell.Chat>> Draw() =>
        Render<CascadingValue<Client.Shell.Chat>>(page =>
            page.Add(value => value.Value, Chat).AddChildContent<LaterPage>()
        );

    private async Task<IRenderedComponent<CascadingValue<Client.Shell.Chat>>> WithScheduledAsync(
        string text,
        string? failed = null
    )
    {
        var room = Server.Open(Server.Others[0]);
        Server.Later.Scheduled.Add(
            new()
            {
                Id = Guid.CreateVersion7(),
                ConversationId = room.Id,
                ClientId = Guid.CreateVersion7(),
                Text = text,
                SendAt = Time.GetUtcNow().AddHours(1),
                Failed = failed,
            }
        );
        await StartAsync();
        return Draw();
    }

    private async Task<IRenderedComponent<CascadingValue<Client.Shell.Chat>>> WithReminderAsync(
        bool due,
        bool readable = true
    )
    {
        var message = Server.Say(Server.Open(), Server.Others[0], text: "the words");
        var reminder = Server.Later.Remind(message, Time.GetUtcNow(), due ? Time.GetUtcNow() : null);
        if (!readable)
            Server.Later.Reminders[0] = reminder with { Message = null };
        await StartAsync();
        return Draw();
    }

    private Task UndoAsync(IRenderedComponent<CascadingValue<Client.Shell.Chat>> page) =>
        page.InvokeAsync(() => Services.GetRequiredService<Toasts>().All[0].Action!.RunAsync());
}
