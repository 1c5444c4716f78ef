using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.OwnPart;

public sealed class SaveDraftTests : HostTest
{
    [Fact]
    public async Task A_draft_is_kept_for_oneself_and_told_to_ones_devices()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "hello");
        await using var ear = await Ear.OfAsync(ann);

        var saved = await ann.Api.Conversations.SaveDraftAsync(room, "Dear Bo,\n", Stop);

        var hers = await ann.ConversationAsync(room);
        Assert.Equal(("Dear Bo,\n", saved.DraftAt, 1), (hers.Draft, hers.DraftAt, hers.OwnChange));
        Assert.Equal(saved, (await ear.HearsAsync<PreferencesChanged>(cancellationToken: Stop))[0].Preferences);
        Assert.Null((await bo.ConversationAsync(room)).Draft);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task An_empty_one_is_none(string text)
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        await ann.Api.Conversations.SaveDraftAsync(room, "begun", Stop);

        var cleared = await ann.Api.Conversations.SaveDraftAsync(room, text, Stop);

        Assert.Equal((null, null, 2), (cleared.Draft, cleared.DraftAt, cleared.OwnChange));
    }

    [Fact]
    public async Task The_same_again_tells_nobody_again()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");

        var first = await ann.Api.Conversations.SaveDraftAsync(room, "begun", Stop);
        var second = await ann.Api.Conversations.SaveDraftAsync(room, "begun", Stop);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_long_one_is_left_out_of_the_event_and_fetched()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var text = string.Concat(Enumerable.Repeat("тест ", Limits.DraftLength / 5));
        await using var ear = await Ear.OfAsync(ann);

        await ann.Api.Conversations.SaveDraftAsync(room, text, Stop);

        var told = (await ear.HearsAsync<PreferencesChanged>(cancellationToken: Stop))[0].Preferences;
        Assert.Equal((null, true), (told.Draft, told.DraftCut));
        Assert.Equal(text, (await ann.ConversationAsync(room)).Draft);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Conversations.SaveDraftAsync(room, new string('x', Limits.DraftLength + 1), Stop)
        );
        var nul = await ann.RefusedAsync(HttpMethod.Put, $"api/conversations/{room}/draft", """{"text":"a\u0000b"}""");

        Assert.Equal((ProblemCodes.LimitExceeded, ProblemCodes.Invalid), (refused.Code, nul.Code));
    }
}
