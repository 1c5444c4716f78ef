using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>The index follows what happens to messages; where it lags, it shows nothing that is gone.</summary>
public sealed class FollowingTests : SearchTest
{
    [Fact]
    public async Task An_edited_message_is_found_by_its_new_text_only()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        var message = await ann.SendAsync(room, "the old words");
        await IndexedAsync();

        await ann.Api.Messages.EditAsync(message.Id, "entirely new words", Stop);
        Assert.Empty(await FindAsync(ann, "old"));
        await IndexedAsync();

        Assert.Empty(await FindAsync(ann, "old"));
        Assert.Equal(["entirely new words"], await FindAsync(ann, "entirely"));
    }

    [Fact]
    public async Task A_deleted_message_is_not_found_from_that_moment()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        var message = await ann.SendAsync(room, "regrettable");
        await ann.SendAsync(room, "not regrettable");
        await IndexedAsync();

        await ann.Api.Messages.DeleteAsync(message.Id, Stop);

        Assert.Equal(["not regrettable"], await FindAsync(ann, "regrettable"));
        await IndexedAsync();
        Assert.Equal(["not regrettable"], await FindAsync(ann, "from:me"));
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(["1"], await database.ListAsync("SELECT count(*)::text FROM search_documents", Stop));
    }

    [Fact]
    public async Task A_pin_and_a_reaction_that_are_taken_back_are_not_found()
    {
        var ann = await Host.SignUpAsync("Ann");
        var message = await ann.SendAsync(await ann.CreateGroupAsync("General"), "hello");
        await ann.Api.Messages.PinAsync(message.Id, Stop);
        await ann.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await IndexedAsync();
        Assert.Single(await FindAsync(ann, "has:pin has:reaction"));

        await ann.Api.Messages.UnpinAsync(message.Id, Stop);
        await ann.Api.Messages.UnreactAsync(message.Id, "👍", Stop);

        Assert.Empty(await FindAsync(ann, "has:pin"));
        Assert.Empty(await FindAsync(ann, "has:reaction"));
        await IndexedAsync();
        Assert.Single(await FindAsync(ann, "hello"));
    }

    [Fact]
    public async Task What_was_there_before_the_index_is_taken_up_in_batches()
    {
        var ann = await Host.SignUpAsync("Ann");
        var rooms = new[] { await ann.CreateGroupAsync("One"), await ann.CreateGroupAsync("Two") };
        foreach (var room in rooms)
            await ann.SendManyAsync(room, 30);
        await IndexedAsync();
        // As the migration leaves an installation that has messages.
        await ExecuteAsync(
            $"""
            SELECT pg_advisory_xact_lock({Core.Search.Indexing.IndexWriter.Lock}, 0);
            TRUNCATE search_documents, search_segments, search_positions;
            INSERT INTO search_positions (conversation_id, change, remaining)
            SELECT id, last_change, last_seq FROM conversations WHERE last_seq > 0
            """
        );
        var later = await ann.SendAsync(rooms[0], "message at last");
        await IndexedAsync();

        Assert.Equal(61, (await PageAllAsync(ann, "message")).Count);
        Assert.Contains(later.Id, await PageAllAsync(ann, "last"));
    }

    [Fact]
    public async Task Several_workers_index_everything_once_and_one_that_comes_later_goes_on()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        await using (
            await TestHost.StartAsync(
                Host.ConnectionString,
                new Dictionary<string, string?>
                {
                    ["Search:PollMilliseconds"] = "10",
                    ["Search:BatchSize"] = "7",
                    ["Database:MaxConnections"] = "8",
                }
            )
        )
        {
            await ann.SendManyAsync(room, 100);
            await IndexedAsync();
        }
        await ann.SendManyAsync(room, 20);
        await IndexedAsync();

        Assert.Equal(120, (await PageAllAsync(ann, "message")).Distinct().Count());
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(["120"], await database.ListAsync("SELECT sum(documents)::text FROM search_segments", Stop));
    }

    private static async Task<List<Guid>> PageAllAsync(Tester who, string q)
    {
        var (ids, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await PageAsync(who, new() { Q = q, Cursor = cursor });
            ids.AddRange(page.Items.Select(hit => hit.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);
        return ids;
    }
}
