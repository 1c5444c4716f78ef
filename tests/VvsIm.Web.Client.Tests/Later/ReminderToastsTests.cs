using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using VvsIm.Contracts.Later;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class ReminderToastsTests : ChatTest
{
    private readonly Told told = new();

    private IEnumerable<string> Shown => Services.GetRequiredService<Toasts>().All.Select(toast => toast.Text);

    [Fact]
    public async Task A_reminder_that_comes_due_is_told_until_it_is_done_with()
    {
        var reminder = Remind("buy copper");
        await StartAsync();
        Draw();
        Assert.Empty(Shown);
        Ring(reminder);
        Assert.Equal(["Reminder: buy copper"], Shown);
        Time.Advance(TimeSpan.FromHours(8));
        Assert.Single(Shown);
        await Chat.Postponing.DoneAsync(reminder.Id);
        Assert.Empty(Shown);
    }

    [Fact]
    public async Task It_goes_when_another_device_puts_it_off()
    {
        var reminder = Remind("buy copper");
        await StartAsync();
        Draw();
        Ring(reminder);
        Server.Later.Reminders[0] = reminder with { At = reminder.At.AddHours(1) };
        Server.Events.Add(new RemindersChanged());
        Deliver();
        Assert.Empty(Shown);
    }

    [Fact]
    public async Task What_came_due_while_away_is_told_once_in_this_browser()
    {
        Ring(Remind("buy copper"), deliver: false);
        await StartAsync();
        Draw();
        Assert.Equal(["Reminder: buy copper"], Shown);
        DrawAnotherTab();
        Assert.Single(Shown);
    }

    [Fact]
    public async Task In_a_tab_that_nobody_looks_at_it_waits_until_somebody_does()
    {
        told.LookedAt = false;
        Ring(Remind("buy copper"), deliver: false);
        await StartAsync();
        Draw();
        Assert.Empty(Shown);
        told.LookedAt = true;
        Chat.Connection.Returned();
        Assert.Single(Shown);
    }

    [Fact]
    public async Task Many_at_once_are_told_as_a_number()
    {
        foreach (var n in Enumerable.Range(1, 5))
            Ring(Remind($"{n}"), deliver: false);
        await StartAsync();
        Draw();
        Assert.Equal(["5 reminders are due"], Shown);
    }

    [Fact]
    public async Task Its_action_goes_to_the_message()
    {
        var reminder = Remind("buy copper");
        await StartAsync();
        Draw();
        Ring(reminder);
        await Services.GetRequiredService<Toasts>().All[0].Action!.RunAsync();
        Assert.EndsWith(
            $"/c/{reminder.ConversationId}/{reminder.Seq}",
            Services.GetRequiredService<NavigationManager>().Uri
        );
    }

    private Reminder Remind(string text)
    {
        var room = Server.Rooms is [var open, ..] ? open : Server.Open();
        return Server.Later.Remind(Server.Say(room, Server.Others[0], text: text), Time.GetUtcNow());
    }

    private void Ring(Reminder reminder, bool deliver = true)
    {
        Server.Events.Add(Server.Later.Ring(reminder));
        if (deliver)
            Deliver();
    }

    private void Draw()
    {
        JSInterop.AddInvocationHandler(new Import(told));
        DrawAnotherTab();
    }

    private void DrawAnotherTab() =>
        Render<CascadingValue<Client.Shell.Chat>>(tab =>
            tab.Add(value => value.Value, Chat).AddChildContent<ReminderToasts>()
        );

    private sealed class Import(Told told)
        : JSRuntimeInvocationHandlerBase<IJSObjectReference>(
            invocation => invocation.Identifier == "import" && invocation.Arguments.Contains("./Later/told.js"),
            isCatchAllHandler: false
        )
    {
        protected override Task<IJSObjectReference> HandleAsync(JSRuntimeInvocation invocation) =>
            Task.FromResult<IJSObjectReference>(told);
    }

    /// <summary>The browser's part, told.js: what has been told stays told.</summary>
    private sealed class Told : IJSObjectReference
    {
        private readonly HashSet<string> before = [];

        public bool LookedAt { get; set; } = true;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            new((TValue)(object?)(LookedAt ? Claim((IEnumerable<string>)args![1]!) : null)!);

        public ValueTask<TValue> InvokeAsync<TValue>(
            string identifier,
            CancellationToken cancellationToken,
            object?[]? args
        ) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private string[] Claim(IEnumerable<string> due) => [.. due.Where(before.Add)];
    }
}
