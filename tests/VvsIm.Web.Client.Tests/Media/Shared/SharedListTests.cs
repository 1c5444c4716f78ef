using Microsoft.Extensions.Logging.Abstractions;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Media.Shared;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Media.Shared;

public sealed class SharedListTests : IDisposable
{
    private readonly HandClock time = new();
    private readonly ModelApi api;
    private readonly Guid room;
    private readonly List<Message> said = [];
    private SharedList? list;

    public SharedListTests()
    {
        var server = new ModelServer(new Random(1));
        room = server.Open().Id;
        api = new ModelApi(server) { Instead = Answer };
    }

    [Fact]
    public void Pages_follow_each_other()
    {
        foreach (var n in Enumerable.Range(1, 5))
            Say(n, "");
        var shown = Open();
        Assert.Equal([5, 4], Seqs());
        Assert.True(shown.HasMore);
        shown.More();
        shown.More();
        Assert.Equal([5, 4, 3, 2, 1], Seqs());
        Assert.False(shown.HasMore);
    }

    [Fact]
    public void What_is_shared_deleted_or_changed_meanwhile_is_seen_at_once()
    {
        Say(1, "");
        Say(2, "");
        var shown = Open();
        shown.Apply(Created(Say(3, "")));
        Assert.Equal([3, 2, 1], Seqs());
        shown.Apply(Deleted(said[1] with { DeletedAt = DateTimeOffset.UnixEpoch, Attachments = null, Change = 4 }));
        Assert.Equal([3, 1], Seqs());
        // Twice, and an older word about it.
        shown.Apply(Created(said[2]));
        shown.Apply(Created(said[1] with { Change = 2 }));
        Assert.Equal(3, shown.Items[0].Message.Seq);
        Assert.Equal(1, shown.Items.Count(item => item.Message.Seq == 3));
    }

    [Fact]
    public void What_is_older_than_all_that_is_here_waits_for_its_page()
    {
        foreach (var n in Enumerable.Range(1, 4))
            Say(n, "");
        var shown = Open();
        shown.Apply(Created(said[0] with { Change = 9 }));
        Assert.Equal([4, 3], Seqs());
    }

    [Fact]
    public void An_event_that_leaves_the_files_out_makes_it_ask()
    {
        var shown = Open();
        var whole = Say(1, "");
        shown.Apply(Created(whole with { Attachments = null, Cut = true }));
        Assert.Equal([1], Seqs());
        Assert.Contains(api.Asked, asked => asked.EndsWith($"/messages/{whole.Seq}"));
    }

    [Fact]
    public void After_a_gap_all_that_was_loaded_is_loaded_again()
    {
        foreach (var n in Enumerable.Range(1, 5))
            Say(n, "");
        var shown = Open();
        shown.More();
        said.RemoveAt(4);
        shown.Doubt();
        Assert.Equal([4, 3, 2, 1], Seqs());
    }

    [Fact]
    public void A_doubt_outlasts_a_server_that_is_away()
    {
        Say(1, "");
        var shown = Open();
        var answering = api.Instead;
        api.Instead = ModelApi.Unreachable;
        shown.Doubt();
        Say(2, "");
        Assert.Equal([1], Seqs());
        api.Instead = answering;
        shown.Hurry();
        Assert.Equal([2, 1], Seqs());
    }

    [Fact]
    public void Links_are_those_of_the_text()
    {
        Say(1, "https://a.example and https://b.example");
        var shown = Open(SharedKind.Links);
        shown.Apply(Edited(said[0] with { Text = "only https://c.example", Change = 2 }));
        Assert.Equal(["https://c.example"], shown.Items.Select(item => item.Link));
    }

    [Fact]
    public void Without_the_server_it_says_so_and_comes_back()
    {
        Say(1, "");
        var answering = api.Instead;
        api.Instead = ModelApi.Unreachable;
        var shown = Open();
        Assert.Equal((false, true), (shown.Loaded, shown.Unreached));
        api.Instead = answering;
        shown.Hurry();
        Assert.Equal((true, false), (shown.Loaded, shown.Unreached));
        Assert.Equal([1], Seqs());
    }

    public void Dispose() => list?.Dispose();

    private SharedList Open(SharedKind kind = SharedKind.Pictures) =>
        list = new SharedList(room, kind, api.Client(), _ => { }, time, NullLogger.Instance);

    private IEnumerable<long> Seqs() => list!.Items.Select(item => item.Message.Seq);

    private Message Say(long seq, string text)
    {
        var message = new Message
        {
            Id = Guid.CreateVersion7(),
            ConversationId = room,
            Seq = seq,
            Change = seq,
            SenderId = Guid.NewGuid(),
            ClientId = Guid.NewGuid(),
            Text = text,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Attachments = Files.Photos(1),
        };
        said.Add(message);
        return message;
    }

    private MessageCreated Created(Message message) =>
        new()
        {
            ConversationId = room,
            Change = message.Change,
            Message = message,
        };

    private MessageEdited Edited(Message message) =>
        new()
        {
            ConversationId = room,
            Change = message.Change,
            Message = message,
        };

    private MessageDeleted Deleted(Message message) =>
        new()
        {
            ConversationId = room,
            Change = message.Change,
            Message = message,
        };

    // Two to a page; the cursor is the last one's seq.
    private HttpResponseMessage? Answer(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        if (uri.AbsolutePath.Contains("/messages/"))
            return ModelApi.Message(said.Single(message => uri.AbsolutePath.EndsWith($"/{message.Seq}")));
        if (!uri.AbsolutePath.EndsWith("/media"))
            return null;
        var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
        var before = query["cursor"] is { } cursor
            ? long.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture)
            : long.MaxValue;
        var kind = Enum.Parse<SharedKind>(query["kind"]!, ignoreCase: true);
        SharedMedium[] all =
        [
            .. said.Where(message => message.Seq < before)
                .OrderByDescending(message => message.Seq)
                .SelectMany(message => SharedParts.Of(message, kind)),
        ];
        return ModelApi.Json(
            new SharedMediaPage
            {
                Items = [.. all.Take(2)],
                NextCursor = all.Length > 2 ? $"{all[1].Message.Seq}" : null,
                Users = [],
            },
            VvsImJson.Default.SharedMediaPage
        );
    }
}
