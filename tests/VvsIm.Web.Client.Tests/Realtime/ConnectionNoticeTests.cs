using Bunit;
using VvsIm.Web.Client.Realtime;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Realtime;

public sealed class ConnectionNoticeTests : ChatTest
{
    [Fact]
    public void A_short_interruption_is_not_worth_a_word()
    {
        var notice = Notice();
        Chat.Connection.Turned("connected");
        Chat.Connection.Turned("connecting");
        Time.Advance(TimeSpan.FromSeconds(1));
        Chat.Connection.Turned("connected");
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(notice.FindAll(".connection-pill"));
    }

    [Fact]
    public void A_longer_one_is_said_until_it_is_over()
    {
        var notice = Notice();
        Chat.Connection.Turned("connecting");
        Time.Advance(TimeSpan.FromSeconds(3));
        notice.WaitForAssertion(() => Assert.Contains("Waiting for network…", notice.Markup));
        Chat.Connection.Turned("connected");
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll(".connection-pill")));
    }

    [Fact]
    public void An_end_for_good_offers_to_reload()
    {
        var notice = Notice();
        Chat.Connection.Turned("disconnected");
        notice.WaitForAssertion(() => Assert.Equal("Reload", notice.Find("a").TextContent));
    }

    private IRenderedComponent<ConnectionNotice> Notice() => Render<ConnectionNotice>(p => p.AddCascadingValue(Chat));
}
