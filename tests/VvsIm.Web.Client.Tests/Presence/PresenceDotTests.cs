using Bunit;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Presence;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class PresenceDotTests : PresenceScene
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(0.1);

    [Fact]
    public async Task It_says_by_shape_and_by_word_how_it_is_and_follows_what_happens()
    {
        There[Bo] = new(Bo, PresenceState.Online);
        var dot = await ShowAsync();

        await IsAsync(dot, "presence-online", "Online");
        Tell(new PresenceChanged([new(Bo, PresenceState.Away)], Time.GetUtcNow().AddSeconds(1)));
        await IsAsync(dot, "presence-away", "Away");
        Tell(new PresenceChanged([new(Bo, PresenceState.Offline)], Time.GetUtcNow().AddSeconds(2)));
        await IsAsync(dot, "presence-offline", "Offline");
    }

    [Fact]
    public async Task While_the_connection_is_down_nobody_is_said_to_be_there()
    {
        There[Bo] = new(Bo, PresenceState.Online);
        var dot = await ShowAsync();
        await IsAsync(dot, "presence-online", "Online");

        Chat.Connection.Turned("connecting");
        await IsAsync(dot, "presence-unknown", "Not known while offline");
        There[Bo] = new(Bo, PresenceState.Away);
        Chat.Connection.Turned("connected");
        Time.Advance(TimeSpan.FromSeconds(10));

        await IsAsync(dot, "presence-away", "Away");
    }

    [Fact]
    public async Task Told_to_ask_again_it_asks_once_in_the_time_given()
    {
        There[Bo] = new(Bo, PresenceState.Online);
        var dot = await ShowAsync();
        await IsAsync(dot, "presence-online", "Online");
        var before = Questions;

        There[Bo] = new(Bo, PresenceState.Offline);
        Tell(new PresenceStirred(30), new PresenceStirred(30), new PresenceStirred(30));
        Assert.Equal(before, Questions);
        Time.Advance(TimeSpan.FromSeconds(31));

        await IsAsync(dot, "presence-offline", "Offline");
        Assert.Equal(before + 1, Questions);
    }

    [Fact]
    public async Task Who_hides_sees_nobody()
    {
        There[Bo] = new(Bo, PresenceState.Online);
        var dot = await ShowAsync();
        await IsAsync(dot, "presence-online", "Online");

        Tell(new MeChanged(Server.Self with { SharePresence = false }));
        await dot.WaitForAssertionAsync(() => Assert.Empty(dot.FindAll("[data-testid=presence]")));
        Tell(new PresenceChanged([new(Bo, PresenceState.Away)], Time.GetUtcNow().AddSeconds(1)));
        Assert.Empty(dot.FindAll("[data-testid=presence]"));

        Tell(new MeChanged(Server.Self));
        Time.Advance(Soon);
        await IsAsync(dot, "presence-online", "Online");
    }

    [Fact]
    public async Task Of_somebody_who_is_not_known_nothing_is_said()
    {
        var dot = await ShowAsync();
        await dot.WaitForAssertionAsync(() => Assert.Equal(1, Questions));
        Assert.Empty(dot.FindAll("[data-testid=presence]"));
    }

    private async Task<IRenderedComponent<PresenceDot>> ShowAsync()
    {
        await StartAsync();
        Chat.Connection.Turned("connected");
        var dot = Render<PresenceDot>(parameters => parameters.AddCascadingValue(Chat).Add(dot => dot.UserId, Bo));
        Time.Advance(Soon);
        return dot;
    }

    private static Task IsAsync(IRenderedComponent<PresenceDot> dot, string shape, string words) =>
        dot.WaitForAssertionAsync(() =>
        {
            var sign = dot.Find("[data-testid=presence]");
            Assert.Contains(shape, sign.ClassList);
            Assert.Equal((words, "img"), (sign.GetAttribute("aria-label"), sign.GetAttribute("role")));
        });
}
