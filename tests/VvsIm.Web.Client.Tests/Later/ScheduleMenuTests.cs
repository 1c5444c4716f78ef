using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class ScheduleMenuTests : ChatTest
{
    private Room room = null!;

    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public async Task What_is_written_is_scheduled_and_leaves_the_field()
    {
        var composer = await WriteAsync("  good morning ");
        Choose(composer, "In 1 hour");
        var scheduled = Assert.Single(Server.Later.Scheduled);
        Assert.Equal(("good morning", Time.GetUtcNow().AddHours(1)), (scheduled.Text, scheduled.SendAt));
        Assert.Equal("", composer.Find("textarea").GetAttribute("value"));
        Assert.Equal("", Chat.Drafts[room.Id]);
        Assert.Empty(room.Messages);
        Assert.Equal("Scheduled for Today, 9:00", Assert.Single(Toasts.All).Text);
    }

    [Fact]
    public async Task Undo_brings_it_back_into_the_field()
    {
        var composer = await WriteAsync("good morning");
        Choose(composer, "In 1 hour");
        await composer.InvokeAsync(() => Toasts.All[0].Action!.RunAsync());
        Assert.Empty(Server.Later.Scheduled);
        Assert.Equal("good morning", composer.Find("textarea").GetAttribute("value"));
        Assert.Equal("good morning", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task Undo_leaves_alone_what_is_being_written_by_then()
    {
        var composer = await WriteAsync("good morning");
        Choose(composer, "In 1 hour");
        composer.Find("textarea").Input("something else");
        await composer.InvokeAsync(() => Toasts.All[0].Action!.RunAsync());
        Assert.Equal("something else", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Without_the_server_the_text_stays_and_the_next_try_is_the_same_message()
    {
        var composer = await WriteAsync("good morning");
        Api.Instead = request =>
        {
            if (request.Method != HttpMethod.Post)
                return null;
            Server.Later.Answer(request, ["conversations", $"{room.Id}", "scheduled"]);
            throw new HttpRequestException("the answer was lost");
        };
        Choose(composer, "In 1 hour");
        Assert.Equal("good morning", composer.Find("textarea").GetAttribute("value"));
        Assert.Equal("Not scheduled: the server can’t be reached.", Assert.Single(Toasts.All).Text);
        Api.Instead = null;
        Choose(composer, "In 1 hour");
        Assert.Single(Server.Later.Scheduled);
    }

    [Fact]
    public async Task What_the_server_refuses_stays_with_the_reason()
    {
        var composer = await WriteAsync("good morning");
        Api.Instead = request =>
            request.Method == HttpMethod.Post ? ModelApi.Refuse(400, ProblemCodes.LimitExceeded, "scheduled") : null;
        Choose(composer, "In 1 hour");
        Assert.Equal("Not scheduled: there are too many already.", Assert.Single(Toasts.All).Text);
        Assert.Equal("good morning", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task With_nothing_written_nothing_opens()
    {
        var composer = await WriteAsync(" ");
        var button = composer.Find("button[aria-label='Send later']");
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        button.Click();
        Assert.Empty(composer.FindAll("[role=menuitem]"));
    }

    [Fact]
    public async Task Any_time_may_be_picked_outside_the_form()
    {
        var composer = await WriteAsync("good morning");
        Choose(composer, "Pick a date and time");
        Assert.Empty(composer.FindAll("form input"));
        composer.Find("input[type=datetime-local]").Input("2026-06-01T07:15");
        composer.Find("dialog .button-primary").Click();
        Assert.Equal(
            new DateTimeOffset(2026, 6, 1, 7, 15, 0, TimeSpan.Zero),
            Assert.Single(Server.Later.Scheduled).SendAt
        );
    }

    private async Task<IRenderedComponent<CascadingValue<Client.Shell.Chat>>> WriteAsync(string text)
    {
        room = Server.Open();
        await StartAsync();
        var composer = Render<CascadingValue<Client.Shell.Chat>>(parameters =>
            parameters
                .Add(value => value.Value, Chat)
                .AddChildContent<Composer>(child => child.Add(c => c.ConversationId, room.Id))
        );
        composer.Find("textarea").Input(text);
        return composer;
    }

    private static void Choose(IRenderedComponent<CascadingValue<Client.Shell.Chat>> composer, string when)
    {
        composer.Find("button[aria-label='Send later']").Click();
        composer.FindAll("[role=menuitem]").First(item => item.TextContent.Contains(when)).Click();
    }
}
