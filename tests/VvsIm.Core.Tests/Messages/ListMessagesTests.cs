using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages;

public sealed class ListMessagesTests : HostTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(100)]
    public async Task Paging_back_and_forth_gives_every_message_once_in_order(int size)
    {
        var (ann, room) = await RoomWithAsync(25);

        var back = new List<Message>();
        var page = await ann.Api.Messages.NewestAsync(room, size, Stop);
        back.InsertRange(0, page.Items);
        while (page.HasOlder)
        {
            page = await ann.Api.Messages.BeforeAsync(room, page.Items[0].Seq, size, Stop);
            back.InsertRange(0, page.Items);
        }
        var forth = new List<Message>();
        do
        {
            page = await ann.Api.Messages.AfterAsync(room, forth.Count, size, Stop);
            forth.AddRange(page.Items);
        } while (page.HasNewer);

        Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n), back.Select(message => message.Seq));
        Assert.Equal(back, forth);
    }

    [Fact]
    public async Task Around_a_message_lie_its_neighbours_on_both_sides()
    {
        var (ann, room) = await RoomWithAsync(25);

        var page = await ann.Api.Messages.AroundAsync(room, 12, 5, Stop);

        Assert.Equal([10, 11, 12, 13, 14], page.Items.Select(message => message.Seq));
        Assert.True(page.HasOlder);
        Assert.True(page.HasNewer);
    }

    [Fact]
    public async Task An_empty_conversation_has_an_empty_page()
    {
        var (ann, room) = await RoomWithAsync(0);

        var page = await ann.Api.Messages.NewestAsync(room, cancellationToken: Stop);

        Assert.Empty(page.Items);
        Assert.Equal((0, false, false), (page.Change, page.HasOlder, page.HasNewer));
    }

    [Fact]
    public async Task A_page_names_the_people_in_it()
    {
        var (ann, room) = await RoomWithAsync(2);

        var page = await ann.Api.Messages.NewestAsync(room, cancellationToken: Stop);

        Assert.Equal(new(ann.Id, "Ann"), Assert.Single(page.Users));
    }

    [Theory]
    [InlineData("limit=0", ProblemCodes.Invalid)]
    [InlineData("limit=101", ProblemCodes.LimitExceeded)]
    [InlineData("limit=x", ProblemCodes.MalformedBody)]
    [InlineData("before=1&after=1", ProblemCodes.Invalid)]
    [InlineData("before=99999999999999999999", ProblemCodes.MalformedBody)]
    public async Task A_bad_range_is_refused(string query, string code)
    {
        var (ann, room) = await RoomWithAsync(1);

        var problem = await ann.RefusedAsync(HttpMethod.Get, $"api/conversations/{room}/messages?{query}");

        Assert.Equal((400, code), (problem.Status, problem.Code));
    }

    [Theory]
    [InlineData("before=-9223372036854775808", 0)]
    [InlineData("before=9223372036854775807", 3)]
    [InlineData("after=9223372036854775807", 0)]
    [InlineData("after=-5", 3)]
    [InlineData("around=9223372036854775807", 3)]
    [InlineData("around=-1", 3)]
    public async Task A_range_beyond_the_ends_is_what_is_left_of_it(string query, int count)
    {
        var (ann, room) = await RoomWithAsync(3);

        var page = await ann.GetAsync($"api/conversations/{room}/messages?{query}", VvsImJson.Default.MessagePage);

        Assert.Equal(count, page.Items.Length);
    }

    private async Task<(Tester Ann, Guid Room)> RoomWithAsync(int messages)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        for (var n = 1; n <= messages; n++)
            await ann.SendAsync(room, $"message {n}");
        return (ann, room);
    }
}
