using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class DesktopAlertsTests : ChatTest
{
    private readonly Browser browser = new();
    private IRenderedComponent<DesktopAlerts> alerts = null!;

    [Fact]
    public async Task A_message_is_told_after_a_moment_and_taken_away_when_it_is_read()
    {
        var room = await ReadyAsync();
        var said = Say(room, "hello **Ann**");
        Assert.Empty(browser.Shown);
        Pass(AlertQueue.Grace);

        var alert = Assert.Single(browser.Shown);
        Assert.Equal(("Bo", "hello Ann", "chime", true), (alert.Title, alert.Body, alert.Tone, alert.Desktop));
        Assert.Equal($"c/{room.Id}/{said.Seq}", alert.Path);
        Server.Read(room, said.Seq);
        Deliver();
        Assert.Equal([$"{room.Id}"], browser.Closed);
    }

    [Fact]
    public async Task What_another_device_has_read_by_then_is_not_told()
    {
        var room = await ReadyAsync();
        Server.Read(room, Say(room, "hello").Seq);
        Deliver();
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(browser.Shown);
    }

    [Fact]
    public async Task Many_messages_are_told_as_a_number_and_not_more_often_than_once_in_a_while()
    {
        var room = await ReadyAsync();
        Say(room, "one");
        Pass(AlertQueue.Grace);
        Say(room, "two");
        Say(room, "three");
        Pass(AlertQueue.Grace);
        Assert.Single(browser.Shown);
        Pass(AlertQueue.Rest);
        Assert.Equal("3 new messages", browser.Shown[^1].Body);
        Assert.Equal(2, browser.Shown.Count);
    }

    [Fact]
    public async Task Nothing_is_told_in_a_pause_or_in_quiet_hours()
    {
        var room = await ReadyAsync(new() { PausedUntil = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Say(room, "hello");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(browser.Shown);

        await Chat.Notifications.SettleAsync(
            new()
            {
                PausedUntil = new(null),
                Quiet = new()
                {
                    On = true,
                    From = "08:00",
                    To = "10:00",
                    Days = [3],
                    TimeZone = "Europe/Berlin",
                },
            }
        );
        Say(room, "hello");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(browser.Shown);
        browser.Day = 4;
        Say(room, "hello");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Single(browser.Shown);
    }

    [Fact]
    public async Task What_is_on_screen_is_not_told()
    {
        var room = await ReadyAsync();
        Chat.OpenUp(room.Id).AtEnd = true;
        Say(room, "hello");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(browser.Shown);

        Chat.Attentive = false;
        Say(room, "and now?");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Single(browser.Shown);
    }

    [Fact]
    public async Task The_words_are_kept_back_and_the_sound_left_out_by_settings()
    {
        var room = await ReadyAsync(new() { Preview = false, Sound = false });
        Say(room, "the secret");
        Pass(AlertQueue.Grace);
        var alert = Assert.Single(browser.Shown);
        Assert.Equal(("New message", null), (alert.Body, alert.Tone));
    }

    [Fact]
    public async Task A_conversation_set_to_mentions_is_told_of_when_it_mentions_me()
    {
        var room = await ReadyAsync();
        Server.Prefer(room, new() { Notify = NotificationLevel.Mentions });
        Deliver();
        Say(room, "hello");
        Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(browser.Shown);
    }

    [Fact]
    public async Task A_click_goes_to_the_message()
    {
        await ReadyAsync();
        await alerts.InvokeAsync(() => alerts.Instance.Open("c/x/1"));
        Assert.EndsWith("/c/x/1", Services.GetRequiredService<NavigationManager>().Uri);
    }

    private async Task<Room> ReadyAsync(NotificationSettings? settings = null)
    {
        Server.Notifications.Settings = settings ?? new();
        var room = Server.Open(Server.Others[0]);
        JSInterop.AddInvocationHandler(new Import(browser));
        await StartAsync();
        Deliver();
        alerts = Render<CascadingValue<Client.Shell.Chat>>(tab =>
                tab.Add(value => value.Value, Chat).AddChildContent<DesktopAlerts>()
            )
            .FindComponent<DesktopAlerts>();
        return room;
    }

    private Message Say(Room room, string text)
    {
        var said = Server.Say(room, Server.Others[0], text: text);
        Deliver();
        return said;
    }

    private void Pass(TimeSpan time)
    {
        Time.Advance(time);
        _ = alerts.InvokeAsync(alerts.Instance.Wake);
    }

    private sealed class Import(Browser browser)
        : JSRuntimeInvocationHandlerBase<IJSObjectReference>(
            invocation =>
                invocation.Identifier == "import" && invocation.Arguments.Contains("./Notifications/alerts.js"),
            isCatchAllHandler: false
        )
    {
        protected override Task<IJSObjectReference> HandleAsync(JSRuntimeInvocation invocation) =>
            Task.FromResult<IJSObjectReference>(browser);
    }

    /// <summary>The browser's part, alerts.js, in the tab that tells.</summary>
    private sealed class Browser : IJSObjectReference
    {
        public List<DesktopAlert> Shown { get; } = [];
        public List<string> Closed { get; } = [];

        /// <summary>What day it is where the quiet hours are counted; it is nine there.</summary>
        public int Day { get; set; } = 3;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            object? answer = null;
            switch (identifier)
            {
                case "start":
                    answer = this;
                    break;
                case "show":
                    Shown.Add((DesktopAlert)args![0]!);
                    break;
                case "close":
                    Closed.Add((string)args![0]!);
                    break;
                case "inZone":
                    answer = new[] { Day, 9 * 60 };
                    break;
            }
            return new((TValue)answer!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier,
            CancellationToken cancellationToken,
            object?[]? args
        ) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
