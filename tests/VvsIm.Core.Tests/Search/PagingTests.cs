using VvsIm.Contracts.Search;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>Pages neither repeat nor skip, while people go on talking.</summary>
public sealed class PagingTests : SearchTest
{
    [Theory]
    [InlineData(SearchSort.Newest)]
    [InlineData(SearchSort.Relevant)]
    public async Task Pages_give_each_message_once_although_new_ones_come(SearchSort sort)
    {
        var ann = await Host.SignUpAsync("Ann");
        var (one, two) = (await ann.CreateGroupAsync("One"), await ann.CreateGroupAsync("Two"));
        // More than are ranked together, and many said in the same instant.
        var said = (await ann.SendManyAsync(one, 230)).Concat(await ann.SendManyAsync(two, 50)).ToList();
        await IndexedAsync();

        var found = new List<Guid>();
        var request = new SearchRequest
        {
            Q = "message",
            Sort = sort,
            Limit = 17,
        };
        do
        {
            var page = await PageAsync(ann, request);
            found.AddRange(page.Items.Select(hit => hit.Id));
            request = request with { Cursor = page.NextCursor };
            await ann.SendAsync(one, "another message");
            await IndexedAsync();
        } while (request.Cursor is not null);

        Assert.Equal(said.Count, found.Count);
        Assert.Equal(said.Select(message => message.Id).Order(), found.Order());
    }

    [Fact]
    public async Task The_newest_come_first_across_pages_and_hours()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("One");
        await ann.SendManyAsync(room, 60);
        await PretendAsync("UPDATE messages SET created_at = created_at - (61 - seq) * interval '25 minutes'");

        var found = new List<long>();
        var request = new SearchRequest
        {
            Q = "message",
            Sort = SearchSort.Newest,
            Limit = 7,
        };
        do
        {
            var page = await PageAsync(ann, request);
            found.AddRange(page.Items.Select(hit => hit.Seq));
            request = request with { Cursor = page.NextCursor };
        } while (request.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, 60).Select(seq => (long)seq).Reverse(), found);
    }

    [Fact]
    public async Task A_message_deleted_between_pages_takes_nothing_with_it()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("One");
        var said = await ann.SendManyAsync(room, 12);
        await IndexedAsync();
        var first = await PageAsync(ann, new() { Q = "message", Limit = 5 });
        await ann.Api.Messages.DeleteAsync(first.Items[^1].Id, Stop);

        var rest = await PageAsync(ann, new() { Q = "message", Cursor = first.NextCursor });

        Assert.Null(rest.NextCursor);
        Assert.Equal(
            said.Select(message => message.Id).Order(),
            first.Items.Concat(rest.Items).Select(hit => hit.Id).Order()
        );
    }
}
