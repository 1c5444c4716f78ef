using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.OwnPart;

public sealed class PreferTests : HostTest
{
    [Fact]
    public async Task What_a_request_leaves_out_stays_as_it_is()
    {
        var (ann, room) = await InAGroupAsync();
        var until = DateTimeOffset.UtcNow.AddHours(8);

        await PreferAsync(ann, room, new() { Pinned = true });
        await PreferAsync(ann, room, new() { MutedUntil = new(until) });
        await PreferAsync(ann, room, new() { Notify = NotificationLevel.Mentions });
        var last = await PreferAsync(ann, room, new() { Archived = true });

        var conversation = await ann.ConversationAsync(room);
        Assert.Equal((true, 1, NotificationLevel.Mentions, true), Of(conversation));
        Assert.Equal(until, conversation.MutedUntil!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal((4, 4), (last.OwnChange, conversation.OwnChange));

        await PreferAsync(
            ann,
            room,
            new()
            {
                Pinned = false,
                Archived = false,
                Notify = NotificationLevel.All,
            }
        );
        conversation = await ann.ConversationAsync(room);
        Assert.Equal((false, null, NotificationLevel.All, false), Of(conversation));
        Assert.NotNull(conversation.MutedUntil);
    }

    [Theory]
    [InlineData("""{"mutedUntil":null}""")]
    [InlineData("""{"mutedUntil":"2020-01-01T00:00:00Z"}""")]
    public async Task Null_or_a_time_that_has_passed_ends_a_mute(string body)
    {
        var (ann, room) = await InAGroupAsync();
        await PreferAsync(ann, room, new() { MutedUntil = new(Preferences.ForEver) });
        Assert.Equal(Preferences.ForEver, (await ann.ConversationAsync(room)).MutedUntil);

        using var answer = await ann.Http.PutAsync(
            $"api/conversations/{room}/preferences",
            new StringContent(body, null, "application/json"),
            Stop
        );

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Null((await ann.ConversationAsync(room)).MutedUntil);
    }

    [Fact]
    public async Task Any_time_to_come_is_taken_and_the_end_of_the_calendar_is_for_ever()
    {
        var (ann, room) = await InAGroupAsync();

        var saved = await PreferAsync(ann, room, new() { MutedUntil = new(DateTimeOffset.MaxValue) });

        Assert.Equal(Preferences.ForEver, saved.MutedUntil);
    }

    [Fact]
    public async Task It_is_nobody_elses_and_ones_other_devices_learn_it_whole()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await using var other = await Ear.OfAsync(ann);
        await using var his = await Ear.OfAsync(bo);

        var saved = await PreferAsync(ann, room, new() { Pinned = true, Notify = NotificationLevel.Nothing });
        var told = await other.HearsAsync<PreferencesChanged>(cancellationToken: Stop);
        await ann.SendAsync(room, "after it");
        await his.HearsAsync<MessageCreated>(cancellationToken: Stop);

        Assert.Equal(saved, Assert.Single(told).Preferences);
        Assert.Empty(his.Heard.OfType<PreferencesChanged>());
        Assert.Equal((false, null, NotificationLevel.All, false), Of(await bo.ConversationAsync(room)));
    }

    [Fact]
    public async Task Pinning_many_at_once_gives_each_its_own_place_and_stops_at_the_limit()
    {
        var ann = await Host.SignUpAsync("Ann");
        var rooms = new List<Guid>();
        for (var n = 0; n <= Limits.PinnedConversations; n++)
            rooms.Add(await ann.CreateGroupAsync($"Group {n}"));

        await Parallel.ForEachAsync(
            rooms.Take(Limits.PinnedConversations),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (room, _) => await PreferAsync(ann, room, new() { Pinned = true })
        );
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            PreferAsync(ann, rooms[^1], new() { Pinned = true })
        );

        var places = new List<int>();
        foreach (var room in rooms.Take(Limits.PinnedConversations))
            places.Add((await ann.ConversationAsync(room)).PinOrder!.Value);
        Assert.Equal(Enumerable.Range(1, Limits.PinnedConversations), places.Order());
        Assert.Equal(ProblemCodes.LimitExceeded, refused.Code);
        Assert.False((await ann.ConversationAsync(rooms[^1])).Pinned);
    }

    [Theory]
    [InlineData("""{"notify":"loudly"}""", "malformed_body")]
    [InlineData("""{"notify":7}""", "malformed_body,invalid")]
    [InlineData("""{"mutedUntil":"soon"}""", "malformed_body")]
    [InlineData("""{"mutedUntil":5}""", "malformed_body")]
    [InlineData("""{"pinned":"yes"}""", "malformed_body")]
    public async Task What_makes_no_sense_is_refused(string body, string codes)
    {
        var (ann, room) = await InAGroupAsync();

        var problem = await ann.RefusedAsync(HttpMethod.Put, $"api/conversations/{room}/preferences", body);

        Assert.Equal(400, problem.Status);
        Assert.Contains(problem.Code, codes.Split(','));
    }

    [Fact]
    public async Task A_message_brings_back_what_was_put_away_but_not_what_is_muted()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (loud, quiet, over) = (
            await ann.CreateGroupAsync("Loud", bo),
            await ann.CreateGroupAsync("Quiet", bo),
            await ann.CreateGroupAsync("Over", bo)
        );
        foreach (var room in new[] { loud, quiet, over })
            await PreferAsync(ann, room, new() { Archived = true });
        await PreferAsync(ann, quiet, new() { MutedUntil = new(Preferences.ForEver) });
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE conversation_members SET muted_until = now() - interval '1 s' WHERE conversation_id = '{over}'",
                Stop
            );
        await ann.Api.Conversations.SaveDraftAsync(loud, "begun", Stop);
        await using var ear = await Ear.OfAsync(ann);

        foreach (var room in new[] { loud, quiet, over })
            await bo.SendAsync(room, "hello");

        Assert.False((await ann.ConversationAsync(loud)).Archived);
        Assert.True((await ann.ConversationAsync(quiet)).Archived);
        Assert.False((await ann.ConversationAsync(over)).Archived);
        var told = await ear.HearsAsync<PreferencesChanged>(one => !one.Preferences.Archived, 2, Stop);
        var now = await ann.ConversationAsync(loud);
        var news = told.Single(one => one.Preferences.ConversationId == loud).Preferences;
        Assert.Equal(
            (now.OwnChange, now.Archived, now.Draft, now.DraftAt, now.Notify),
            (news.OwnChange, news.Archived, news.Draft, news.DraftAt, news.Notify)
        );
        Assert.Equal(
            (await ann.ConversationAsync(over)).MutedUntil,
            told.Single(one => one.Preferences.ConversationId == over).Preferences.MutedUntil
        );
    }

    private async Task<(Tester Ann, Guid Room)> InAGroupAsync()
    {
        var ann = await Host.SignUpAsync("Ann");
        return (ann, await ann.CreateGroupAsync("Ops"));
    }

    private static Task<Preferences> PreferAsync(Tester who, Guid room, PreferencesRequest request) =>
        who.Api.Conversations.PreferAsync(room, request, Stop);

    private static (bool, int?, NotificationLevel, bool) Of(Conversation conversation) =>
        (conversation.Pinned, conversation.PinOrder, conversation.Notify, conversation.Archived);
}
