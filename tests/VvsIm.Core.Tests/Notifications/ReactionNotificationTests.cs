using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class ReactionNotificationTests : HostTest
{
    [Fact]
    public async Task Reactions_to_a_message_are_gathered_in_one_that_tells_its_author()
    {
        var people = await Host.SignUpManyAsync(5);
        var room = await people[0].CreateGroupAsync("General", people[1..]);
        var message = await people[0].SendAsync(room, "good news");

        foreach (var person in people)
            await person.Api.Messages.ReactAsync(message.Id, person == people[4] ? "🎉" : "👍", Stop);

        var told = Assert.Single(await people[0].NotificationsAsync());
        Assert.Equal((NotificationKind.Reaction, message.Id, 4, "🎉"), (told.Kind, told.Id, told.People, told.Emoji));
        Assert.Equal([people[4].Id, people[3].Id, people[2].Id], told.Actors);
        Assert.Equal("good news", told.Text);
        Assert.Empty(await people[1].NotificationsAsync());
    }

    [Fact]
    public async Task A_reaction_to_a_picture_tells_that_it_is_one_as_long_as_it_stands()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var picture = await ann.Api.Messages.SendAsync(
            room,
            new(Guid.CreateVersion7(), null, AttachmentIds: [await Host.PretendUploadAsync(ann)]),
            Stop
        );
        await bo.Api.Messages.ReactAsync(picture.Id, "👍", Stop);

        var told = Assert.Single(await ann.NotificationsAsync());
        Assert.Equal("", told.Text);
        Assert.Equal(picture.Attachments, told.Attachments!);
        await ann.Api.Messages.DeleteAsync(picture.Id, Stop);
        Assert.All(await ann.NotificationsAsync(), gone => Assert.Null(gone.Attachments));
    }

    [Fact]
    public async Task Fifty_people_who_react_at_once_end_in_one_right_row()
    {
        var people = await Host.SignUpManyAsync(51);
        var room = await people[0].CreateGroupAsync("General", people[1..]);
        var message = await people[0].SendAsync(room, "good news");

        await Task.WhenAll(people[1..].Select(p => p.Api.Messages.ReactAsync(message.Id, "👍", Stop)));
        Assert.Equal(50, Assert.Single(await people[0].NotificationsAsync()).People);
        await Task.WhenAll(people[2..].Select(p => p.Api.Messages.UnreactAsync(message.Id, "👍", Stop)));

        var told = Assert.Single(await people[0].NotificationsAsync());
        Assert.Equal(1, told.People);
        Assert.Equal([people[1].Id], told.Actors);
        await people[1].Api.Messages.UnreactAsync(message.Id, "👍", Stop);
        Assert.Empty(await people[0].NotificationsAsync());
    }

    [Fact]
    public async Task Another_reaction_is_news_and_taking_it_back_is_not()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var message = await ann.SendAsync(await ann.CreateGroupAsync("General", bo, cy), "good news");
        await bo.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        await ann.MarkAllAsync();
        Assert.True(Assert.Single(await ann.NotificationsAsync()).Read);

        await cy.Api.Messages.ReactAsync(message.Id, "👍", Stop);
        Assert.Equal(1, await ann.UnreadNotificationsAsync());
        await cy.Api.Messages.UnreactAsync(message.Id, "👍", Stop);

        Assert.Equal(0, await ann.UnreadNotificationsAsync());
        Assert.Equal([bo.Id], Assert.Single(await ann.NotificationsAsync()).Actors);
    }
}
