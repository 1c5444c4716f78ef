using Microsoft.Extensions.Logging.Abstractions;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class MemberListTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task Thousands_come_page_by_page()
    {
        using var members = Open(5_000);
        Assert.Equal(100, members.Items.Count);
        while (members.More)
            await members.LoadMoreAsync();
        Assert.Equal(5_001, members.Items.Count);
        Assert.Equal(5_001, members.Items.DistinctBy(m => m.UserId).Count());
    }

    [Fact]
    public void A_search_asks_the_server()
    {
        using var members = Open(5_000);
        members.Search("Person 4999");
        Assert.Equal("Person 4999", Assert.Single(members.Items).DisplayName);
        members.Search("");
        Assert.Equal(100, members.Items.Count);
    }

    [Fact]
    public void A_new_role_changes_the_place()
    {
        using var members = Open(3);
        var last = members.Items[^1];
        Server.ChangeMember(room, last.UserId, MemberRole.Owner);
        foreach (var happened in Server.Events)
            members.Apply(happened);
        Assert.Equal((last.UserId, MemberRole.Owner), (members.Items[0].UserId, members.Items[0].Role));
    }

    [Fact]
    public void What_happens_twice_makes_no_difference()
    {
        using var members = Open(3);
        var gone = members.Items[^1];
        Server.Remove(room, gone.UserId);
        foreach (var happened in Server.Events.Concat(Server.Events))
            members.Apply(happened);
        Assert.Equal(3, members.Items.Count);
        Assert.DoesNotContain(members.Items, m => m.UserId == gone.UserId);
    }

    private MemberList Open(int others)
    {
        room = Server.Open();
        for (var n = 1; n <= others; n++)
            room.Others.Add(new(Guid.CreateVersion7(), $"Person {n:0000}", MemberRole.Member, room.OpenedAt));
        Server.Events.Clear();
        return new MemberList(room.Id, Api.Client(), Time, NullLogger.Instance);
    }
}
