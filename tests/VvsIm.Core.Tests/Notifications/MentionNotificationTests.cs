using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class MentionNotificationTests : HostTest
{
    [Fact]
    public async Task Who_is_named_is_told_and_nobody_else()
    {
        var (ann, bo, cy, room) = await RoomAsync();

        var message = await ann.MentionAsync(room, bo, ann);

        var told = Assert.Single(await bo.NotificationsAsync());
        Assert.Equal(
            (message.Id, NotificationKind.Mention, room, message.Seq, message.CreatedAt, false),
            (told.Id, told.Kind, told.ConversationId!.Value, told.Seq!.Value, told.At, told.Read)
        );
        Assert.Equal((message.Text, 1), (told.Text, told.People));
        Assert.Equal([ann.Id], told.Actors);
        Assert.Contains(
            (await bo.Api.Notifications.ListAsync(cancellationToken: Stop)).Users,
            user => user.Id == bo.Id
        );
        Assert.Empty(await ann.NotificationsAsync());
        Assert.Empty(await cy.NotificationsAsync());
    }

    [Fact]
    public async Task Everybody_is_told_by_a_word_to_everybody_but_who_says_it()
    {
        var (ann, bo, cy, room) = await RoomAsync();

        var message = await ann.SendAsync(room, $"listen, {Mentions.All} and {Mentions.Of(bo.Id)}");

        Assert.All(
            [.. await bo.NotificationsAsync(), .. await cy.NotificationsAsync()],
            n => Assert.Equal(message.Id, n.Id)
        );
        Assert.Equal(
            (1, 1, 0),
            (
                await bo.UnreadNotificationsAsync(),
                await cy.UnreadNotificationsAsync(),
                await ann.UnreadNotificationsAsync()
            )
        );
        // Only the owner may call everybody.
        await bo.SendAsync(room, Mentions.All);
        Assert.Single(await cy.NotificationsAsync());
    }

    [Fact]
    public async Task Sending_it_again_tells_nobody_twice()
    {
        var (ann, bo, _, room) = await RoomAsync();
        var request = new SendMessageRequest(Guid.CreateVersion7(), Mentions.Of(bo.Id));

        await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => ann.Api.Messages.SendAsync(room, request, Stop)));

        Assert.Single(await bo.NotificationsAsync());
    }

    [Fact]
    public async Task Of_many_sent_at_once_those_that_name_somebody_tell()
    {
        var (ann, bo, _, room) = await RoomAsync();

        await Task.WhenAll(
            Enumerable.Range(1, 30).Select(n => ann.SendAsync(room, n % 3 == 0 ? $"{n} {Mentions.Of(bo.Id)}" : $"{n}"))
        );

        var told = await bo.NotificationsAsync();
        Assert.Equal(10, told.Length);
        Assert.Equal(told.Select(n => n.Seq).OrderDescending(), told.Select(n => n.Seq));
    }

    [Fact]
    public async Task An_edit_tells_who_is_named_by_it_and_forgets_who_is_not_any_more()
    {
        var (ann, bo, cy, room) = await RoomAsync();
        var message = await ann.MentionAsync(room, bo);

        await ann.Api.Messages.EditAsync(message.Id, $"rather {Mentions.Of(cy.Id)}", Stop);

        Assert.Empty(await bo.NotificationsAsync());
        Assert.Equal($"rather {Mentions.Of(cy.Id)}", Assert.Single(await cy.NotificationsAsync()).Text);
        await ann.Api.Messages.EditAsync(message.Id, $"no, {Mentions.All}", Stop);
        Assert.Single(await bo.NotificationsAsync());
        Assert.Single(await cy.NotificationsAsync());
        await ann.Api.Messages.EditAsync(message.Id, "nobody", Stop);
        Assert.Equal((0, 0), (await bo.UnreadNotificationsAsync(), await cy.UnreadNotificationsAsync()));
    }

    [Fact]
    public async Task An_answer_that_names_its_author_stays_an_answer_when_the_name_is_taken_out()
    {
        var (ann, bo, _, room) = await RoomAsync();
        var answer = await ann.AnswerAsync(await bo.SendAsync(room, "a question"), Mentions.Of(bo.Id));
        Assert.Equal(NotificationKind.Mention, Assert.Single(await bo.NotificationsAsync()).Kind);

        await ann.Api.Messages.EditAsync(answer.Id, "no name", Stop);
        Assert.Equal(NotificationKind.Reply, Assert.Single(await bo.NotificationsAsync()).Kind);
        await ann.Api.Messages.EditAsync(answer.Id, Mentions.Of(bo.Id), Stop);
        Assert.Equal(NotificationKind.Mention, Assert.Single(await bo.NotificationsAsync()).Kind);
    }

    [Fact]
    public async Task A_deleted_message_takes_what_it_told_with_it()
    {
        var (ann, bo, _, room) = await RoomAsync();
        var message = await ann.MentionAsync(room, bo);
        await bo.Api.Messages.ReactAsync(message.Id, "👍", Stop);

        await ann.Api.Messages.DeleteAsync(message.Id, Stop);

        Assert.Empty(await bo.NotificationsAsync());
        Assert.Empty(await ann.NotificationsAsync());
    }

    [Fact]
    public async Task A_text_is_cut_where_characters_end()
    {
        var (ann, bo, _, room) = await RoomAsync();
        await ann.SendAsync(room, Mentions.Of(bo.Id) + string.Concat(Enumerable.Repeat("😀", 400)));

        var text = Assert.Single(await bo.NotificationsAsync()).Text!;

        Assert.Equal(Contracts.Limits.NotificationTextLength, text.EnumerateRunes().Count());
        Assert.EndsWith("😀", text);
    }

    private async Task<(Tester Ann, Tester Bo, Tester Cy, Guid Room)> RoomAsync()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        return (ann, bo, cy, await ann.CreateGroupAsync("General", bo, cy));
    }
}
