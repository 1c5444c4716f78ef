using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Shared;

public sealed class ListSharedTests : HostTest
{
    private Tester ann = null!;
    private Tester bo = null!;
    private Guid room;

    [Fact]
    public async Task What_was_shared_is_listed_by_its_kind_the_newest_first()
    {
        await MeetAsync();
        await ShareAsync("one", ("a.jpg", "image"), ("b.pdf", "file"), ("c.mp4", "video"));
        await ShareAsync("two", ("d.ogg", "voice"), ("e.png", "image"));
        await ann.SendAsync(room, "see https://one.example/, and [two](https://two.example/x); `https://code.example`");

        Assert.Equal(["e.png", "a.jpg", "c.mp4"], await NamesAsync(SharedKind.Pictures));
        Assert.Equal(["d.ogg", "b.pdf"], await NamesAsync(SharedKind.Files));
        Assert.Equal(["https://one.example/", "https://two.example/x"], await NamesAsync(SharedKind.Links));
        var page = await bo.Api.Media.SharedAsync(room, SharedKind.Pictures, null, Stop);
        Assert.Equal((ann.Id, "two"), (page.Items[0].Message.SenderId, page.Items[0].Message.Text));
        Assert.Equal(page.Items[0].Message.Attachments![1], page.Items[0].Attachment);
        Assert.Contains(page.Users, user => user.Id == ann.Id);
    }

    [Fact]
    public async Task What_was_deleted_is_not_listed_and_what_was_edited_is_as_it_is_now()
    {
        await MeetAsync();
        var picture = await ShareAsync("https://gone.example", ("a.jpg", "image"));
        var link = await ann.SendAsync(room, "https://before.example");
        await ann.Api.Messages.DeleteAsync(picture.Id, Stop);
        await ann.Api.Messages.EditAsync(link.Id, "https://after.example", Stop);

        Assert.Empty(await NamesAsync(SharedKind.Pictures));
        Assert.Equal(["https://after.example"], await NamesAsync(SharedKind.Links));
    }

    [Fact]
    public async Task Only_those_who_may_read_see_it_and_only_what_they_may_read()
    {
        await MeetAsync();
        await ann.Api.Groups.ChangeAsync(room, new() { HistoryVisible = false }, Stop);
        var before = await ShareAsync("https://before.example", ("before.jpg", "image"));
        var late = await Host.SignUpAsync("Late");
        await ann.Api.Groups.AddMembersAsync(room, [late.Id], Stop);
        await ShareAsync("https://after.example", ("after.jpg", "image"));
        // A reply is as old as its thread.
        await ShareAsync("in a thread", before.Seq, ("thread.jpg", "image"));

        Assert.Equal(["after.jpg"], await NamesAsync(SharedKind.Pictures, late));
        Assert.Equal(["https://after.example"], await NamesAsync(SharedKind.Links, late));
        Assert.Equal(["thread.jpg", "after.jpg", "before.jpg"], await NamesAsync(SharedKind.Pictures, bo));

        var stranger = await Host.SignUpAsync("Stranger");
        await ann.Api.Groups.RemoveMemberAsync(room, bo.Id, Stop);
        foreach (var who in (Tester[])[stranger, bo])
        foreach (var kind in Enum.GetValues<SharedKind>())
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(() =>
                who.Api.Media.SharedAsync(room, kind, null, Stop)
            );
            Assert.Equal(ProblemCodes.NotFound, refused.Code);
        }
    }

    [Theory]
    [InlineData(SharedKind.Pictures)]
    [InlineData(SharedKind.Links)]
    public async Task Pages_are_whole_and_without_doubles_while_people_go_on_sharing(SharedKind kind)
    {
        await MeetAsync();
        var expected = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            string[] names = [.. Enumerable.Range(0, 4).Select(n => Name(kind, $"{i}-{n}"))];
            await ShareAsync(kind, names);
            expected.InsertRange(0, names);
        }

        var sharing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                    await ShareAsync(kind, Name(kind, $"late-{i}"));
            },
            Stop
        );
        var found = await NamesAsync(kind);
        await sharing;

        Assert.Equal(expected, found.Where(name => !name.Contains("late")));
        Assert.Equal(found.Distinct(), found);
        Assert.Equal(180, (await NamesAsync(kind)).Count);
    }

    [Fact]
    public async Task Texts_that_only_look_like_links_do_not_end_the_list()
    {
        await MeetAsync();
        await ann.SendAsync(room, "https://first.example");
        for (var i = 0; i < 120; i++)
            await ann.SendAsync(room, $"`https://code{i}.example`");
        Assert.Equal(["https://first.example"], await NamesAsync(SharedKind.Links));
    }

    [Theory]
    [InlineData("kind=sounds")]
    [InlineData("kind=links&cursor=x")]
    [InlineData("kind=files&cursor=1.2.3")]
    [InlineData("cursor=-1.0")]
    public async Task What_nobody_can_mean_is_refused(string query)
    {
        await MeetAsync();
        var answer = await ann.Http.GetAsync($"/api/conversations/{room}/media?{query}", Stop);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task MeetAsync()
    {
        (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        room = await ann.CreateGroupAsync("Ops", bo);
    }

    private static string Name(SharedKind kind, string name) =>
        kind == SharedKind.Links ? $"https://{name}.example" : $"{name}.jpg";

    private Task<Message> ShareAsync(SharedKind kind, params string[] names) =>
        kind == SharedKind.Links
            ? ann.SendAsync(room, string.Join(' ', names))
            : ShareAsync("", [.. names.Select(name => (name, "image"))]);

    private Task<Message> ShareAsync(string text, params (string Name, string Kind)[] files) =>
        ShareAsync(text, threadSeq: null, files);

    private async Task<Message> ShareAsync(string text, long? threadSeq, params (string Name, string Kind)[] files)
    {
        var ids = new List<Guid>();
        foreach (var (name, kind) in files)
            ids.Add(await Host.PretendUploadAsync(ann, name, kind));
        return await ann.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), text, ThreadSeq: threadSeq, AttachmentIds: [.. ids]),
            Stop
        );
    }

    private async Task<List<string>> NamesAsync(SharedKind kind, Tester? who = null)
    {
        var names = new List<string>();
        for (string? cursor = null; ; )
        {
            var page = await (who ?? bo).Api.Media.SharedAsync(room, kind, cursor, Stop);
            names.AddRange(page.Items.Select(item => item.Link ?? item.Attachment!.Name));
            if ((cursor = page.NextCursor) is null)
                return names;
        }
    }
}
