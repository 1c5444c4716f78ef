using Bunit;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class WritingPlaceTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task Only_admins_write_where_only_admins_may()
    {
        var place = await ShowAsync(r => r.Posting = Posting.Admins);
        Assert.Contains("Only admins can write here.", place.Markup);
        Server.ChangeMember(room, Server.Me, MemberRole.Admin);
        await place.InvokeAsync(Deliver);
        Assert.Single(place.FindAll("textarea"));
    }

    [Fact]
    public async Task A_silence_is_counted_down_and_ends_by_itself()
    {
        var place = await ShowAsync(r => r.SilencedUntil = Time.GetUtcNow().AddSeconds(65));
        Assert.Contains("1:05", place.Find("[role=timer]").TextContent);
        Time.Advance(TimeSpan.FromSeconds(5));
        await place.WaitForAssertionAsync(() => Assert.Equal("1:00", place.Find("[role=timer]").TextContent));
        Time.Advance(TimeSpan.FromSeconds(60));
        await place.WaitForAssertionAsync(() => Assert.Single(place.FindAll("textarea")));
    }

    [Fact]
    public async Task A_silence_without_end_says_so()
    {
        var place = await ShowAsync(r => r.SilencedUntil = Preferences.ForEver);
        Assert.Contains("You can still read along.", place.Markup);
        Assert.Empty(place.FindAll("textarea"));
    }

    [Fact]
    public async Task Slow_mode_lets_one_write_again_after_a_while()
    {
        var place = await ShowAsync(r => r.SlowSeconds = 30);
        await SayAsync(place, "first");
        await SayAsync(place, "second");
        Assert.Equal("0:30", place.Find(".composer-wait").TextContent);
        Assert.DoesNotContain(room.Messages, m => m.Text == "second");

        Time.Advance(TimeSpan.FromSeconds(31));
        await place.WaitForAssertionAsync(() => Assert.Empty(place.FindAll(".composer-wait")));
        await place.Find("form").SubmitAsync();
        Assert.Equal(["first", "second"], room.Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task Admins_do_not_wait()
    {
        var place = await ShowAsync(r => (r.SlowSeconds, r.Role) = (30, MemberRole.Admin));
        await SayAsync(place, "first");
        await SayAsync(place, "second");
        Assert.Equal(2, room.Messages.Count);
    }

    [Fact]
    public async Task What_slow_mode_refuses_is_sent_by_itself_when_its_time_has_come()
    {
        await ShowAsync(_ => { });
        var other = Server.Open();
        Api.Instead = request =>
            request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.Contains($"{room.Id}")
                ? ModelApi.Refuse(429, ProblemCodes.SlowMode)
                : null;
        await Chat.Sending.SendAsync(room.Id, "too early");
        await Chat.Sending.SendAsync(other.Id, "elsewhere");
        Assert.Equal("elsewhere", Assert.Single(other.Messages).Text);
        Assert.Equal(SendState.Waiting, Assert.Single(Chat.Outgoing.In(room.Id)).State);

        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("too early", Assert.Single(room.Messages).Text);
    }

    [Theory]
    [InlineData(ProblemCodes.Silenced, "An admin has silenced you here.")]
    [InlineData(ProblemCodes.PostingRestricted, "Only admins can write here.")]
    public async Task What_is_refused_later_says_why(string code, string words)
    {
        await ShowAsync(_ => { });
        Api.Instead = request => request.Method == HttpMethod.Post ? ModelApi.Refuse(403, code) : null;
        await Chat.Sending.SendAsync(room.Id, "queued");
        var refused = Assert.Single(Chat.Outgoing.Items);
        Assert.Equal((SendState.Failed, words), (refused.State, refused.Reason));
    }

    private async Task<IRenderedComponent<WritingPlace>> ShowAsync(Action<Room> set)
    {
        room = Server.Open();
        set(room);
        await StartAsync();
        SkipTold();
        Chat.OpenUp(room.Id);
        return Render<WritingPlace>(p => p.AddCascadingValue(Chat).Add(c => c.ConversationId, room.Id));
    }

    private static async Task SayAsync(IRenderedComponent<WritingPlace> place, string text)
    {
        await place.Find("textarea").InputAsync(text);
        await place.Find("form").SubmitAsync();
    }
}
