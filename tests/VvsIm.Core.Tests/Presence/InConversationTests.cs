using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Presence;

public sealed class InConversationTests : PresenceTest
{
    private readonly Guid device = Guid.CreateVersion7();

    [Fact]
    public async Task Who_has_it_open_and_is_active_is_in_it_and_the_others_there_are_told()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        var other = await ann.CreateGroupAsync("Other", bo);
        await using var ear = await Ear.OfAsync(ann, Channels.Conversation(room));

        await bo.BeatAsync(device, PresenceState.Online, room);
        await cy.BeatAsync(device, PresenceState.Away, room);
        await IsToldAsync(ear, bo);
        Assert.Equal((1, bo.Id), await PresentAsync(ann, room));

        // Two tabs are one person; another conversation leaves this one.
        await bo.BeatAsync(Guid.CreateVersion7(), PresenceState.Online, room);
        await cy.BeatAsync(device, PresenceState.Online, room);
        await IsToldAsync(ear, bo, cy);
        await cy.BeatAsync(device, PresenceState.Online, other);
        await IsToldAsync(ear, bo);

        // One may say that one is anywhere, but is not seen where one is no member.
        Assert.Equal((0, default), await PresentAsync(ann, other));
        Pass(PresenceTimes.Silence * 1.1);
        await IsToldAsync(ear);
        Assert.Equal((0, default), await PresentAsync(ann, room));
    }

    [Fact]
    public async Task Who_hides_is_in_no_conversation_and_sees_nobody_there()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await using var ear = await Ear.OfAsync(ann, Channels.Conversation(room));
        await ann.BeatAsync(device, PresenceState.Online, room);
        await bo.BeatAsync(device, PresenceState.Online, room);
        await IsToldAsync(ear, ann, bo);

        await bo.Api.Accounts.UpdateMeAsync(new UpdateMeRequest(SharePresence: false), Stop);

        await IsToldAsync(ear, ann);
        Assert.Equal((1, ann.Id), await PresentAsync(ann, room));
        Assert.Equal((0, default), await PresentAsync(bo, room));
    }

    [Fact]
    public async Task Of_many_some_are_named_and_all_are_counted()
    {
        var people = await Host.SignUpManyAsync(Limits.NamedPresent + 3);
        var room = await people[0].CreateGroupAsync("Ops", people[1..]);
        foreach (var person in people)
            await person.BeatAsync(device, PresenceState.Online, room);

        ConversationPresence? present = null;
        await Eventually.TrueAsync(
            async () => (present = await people[0].Api.Presence.InConversationAsync(room, Stop)).Count == people.Length,
            "all are there",
            Stop
        );
        Assert.Equal(people.Select(person => person.Id).Order().Take(Limits.NamedPresent), present!.UserIds);
    }

    [Fact]
    public async Task For_who_is_no_member_there_is_no_such_conversation()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var stranger = await Host.SignUpAsync("Stranger");
        var room = await ann.CreateGroupAsync("Ops", bo);
        await stranger.BeatAsync(device, PresenceState.Online, room);
        await SeesAsync(ann, stranger, PresenceState.Online);

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            stranger.Api.Presence.InConversationAsync(room, Stop)
        );
        Assert.Equal(ProblemCodes.NotFound, refused.Code);
        Assert.Equal((0, default), await PresentAsync(ann, room));
    }

    private static async Task<(int Count, Guid First)> PresentAsync(Tester who, Guid room)
    {
        var present = await who.Api.Presence.InConversationAsync(room, Stop);
        return (present.Count, present.UserIds.FirstOrDefault());
    }

    private static Task IsToldAsync(Ear ear, params Tester[] present) =>
        Eventually.TrueAsync(
            () =>
                ear.Heard.OfType<ConversationPresenceChanged>().LastOrDefault()?.Present is { } told
                && told.Count == present.Length
                && told.UserIds.Order().SequenceEqual(present.Select(person => person.Id).Order()),
            $"{string.Join(", ", present.Select(person => person.Name))} are there",
            Stop
        );
}
