using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Notifications;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Notifications;

public sealed class AlertingTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 17, 9, 0, 0, TimeSpan.Zero);
    private readonly ModelServer server = new(new Random(5));

    [Theory]
    // level, muted, named, in a thread, followed: does it call?
    [InlineData(NotificationLevel.All, false, false, false, false, true)]
    [InlineData(NotificationLevel.All, true, false, false, false, false)]
    [InlineData(NotificationLevel.All, true, true, false, false, false)]
    [InlineData(NotificationLevel.All, false, false, true, false, false)]
    [InlineData(NotificationLevel.All, false, false, true, true, true)]
    [InlineData(NotificationLevel.Mentions, false, false, false, false, false)]
    [InlineData(NotificationLevel.Mentions, false, true, false, false, true)]
    [InlineData(NotificationLevel.Mentions, false, false, true, true, true)]
    [InlineData(NotificationLevel.Nothing, false, true, true, true, false)]
    public void Level_mute_and_following_decide(
        NotificationLevel level,
        bool muted,
        bool named,
        bool inThread,
        bool followed,
        bool calls
    )
    {
        var room = server.Open();
        var said = server.Say(room, server.Others[0]) with
        {
            Mentions = named ? [server.Me] : null,
            ThreadSeq = inThread ? 1 : null,
        };
        var conversation = server.Fetch(room) with
        {
            Notify = level,
            MutedUntil = muted ? Now.AddHours(1) : Now.AddHours(-1),
        };

        Assert.Equal(calls, said.Calls(conversation, server.Me, followed, Now));
        Assert.False((said with { SenderId = server.Me }).Calls(conversation, server.Me, followed, Now));
    }

    [Fact]
    public void A_pause_and_quiet_hours_silence_everything()
    {
        var hours = new QuietHours
        {
            On = true,
            From = "22:00",
            To = "07:00",
            Days = [1],
            TimeZone = "UTC",
        };
        Assert.False(new NotificationSettings().Silent(Now, 1, 0));
        Assert.True(new NotificationSettings { PausedUntil = Now.AddMinutes(1) }.Silent(Now, 1, 0));
        Assert.False(new NotificationSettings { PausedUntil = Now }.Silent(Now, 1, 0));
        Assert.True(new NotificationSettings { Quiet = hours }.Silent(Now, 2, 6 * 60));
        Assert.False(new NotificationSettings { Quiet = hours }.Silent(Now, 2, 8 * 60));
    }
}
