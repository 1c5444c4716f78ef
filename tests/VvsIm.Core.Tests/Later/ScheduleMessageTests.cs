using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Later;

public sealed class ScheduleMessageTests : HostTest
{
    [Fact]
    public async Task What_is_scheduled_is_listed_by_time_and_only_to_its_writer()
    {
        var (ann, bo, room) = await DirectAsync();
        var tomorrow = await ann.ScheduleAsync(room, "tomorrow", TimeSpan.FromDays(1));
        var soon = await ann.ScheduleAsync(room, "soon", TimeSpan.FromHours(1));

        Assert.Equal([soon, tomorrow], await ann.ScheduledAsync());
        Assert.Empty(await bo.ScheduledAsync());
        Assert.Empty(await ann.ReadAllAsync(room));
    }

    [Fact]
    public async Task The_same_client_id_again_answers_the_stored_one_however_late()
    {
        var (ann, _, room) = await DirectAsync();
        var request = new ScheduleMessageRequest(Guid.CreateVersion7(), "once", DateTimeOffset.UtcNow.AddHours(1));

        var first = await ann.Api.Later.ScheduleAsync(room, request, Stop);
        var late = request with { SendAt = DateTimeOffset.UtcNow.AddHours(-1) };
        var again = await ann.Api.Later.ScheduleAsync(room, late, Stop);

        Assert.Equal(first, again);
        Assert.Single(await ann.ScheduledAsync());
    }

    [Fact]
    public async Task Text_and_time_can_be_changed_until_it_is_sent()
    {
        var (ann, _, room) = await DirectAsync();
        var first = await ann.ScheduleAsync(room, "first", TimeSpan.FromHours(1));
        var later = first.SendAt.AddHours(1);

        var text = await ann.Api.Later.ChangeAsync(first.Id, new("second"), Stop);
        var time = await ann.Api.Later.ChangeAsync(first.Id, new(SendAt: later), Stop);

        Assert.Equal(first with { Text = "second" }, text);
        Assert.Equal(first with { Text = "second", SendAt = later }, time);
        Assert.Equal([time], await ann.ScheduledAsync());
    }

    [Fact]
    public async Task One_that_is_taken_back_is_never_sent()
    {
        var (ann, _, room) = await DirectAsync();
        var unwanted = await ann.ScheduleAsync(room, "unwanted", TimeSpan.FromSeconds(1));
        await ann.ScheduleAsync(room, "wanted", TimeSpan.FromSeconds(2));

        await ann.Api.Later.CancelAsync(unwanted.Id, Stop);

        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "the other one is sent", Stop);
        Assert.Equal(["wanted"], (await ann.ReadAllAsync(room)).Select(message => message.Text));
    }

    [Fact]
    public async Task Sending_now_does_not_wait_and_sends_it_once()
    {
        var (ann, bo, room) = await DirectAsync();
        var waiting = await ann.ScheduleAsync(room, "hello", TimeSpan.FromDays(1));

        var sent = await ann.Api.Later.SendNowAsync(waiting.Id, Stop);
        var again = await RefusedAsync(() => ann.Api.Later.SendNowAsync(waiting.Id, Stop));

        Assert.Equal((waiting.ClientId, "hello"), (sent.ClientId, sent.Text));
        Assert.Equal(ProblemCodes.NotFound, again);
        Assert.Equal([sent], await bo.ReadAllAsync(room));
        Assert.Empty(await ann.ScheduledAsync());
    }

    [Fact]
    public async Task Pressing_send_now_on_ten_devices_sends_it_once()
    {
        var (ann, _, room) = await DirectAsync();
        var waiting = await ann.ScheduleAsync(room, "hello", TimeSpan.FromDays(1));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record.ExceptionAsync(SendAsync).AsTask()));

        Assert.Single(await ann.ReadAllAsync(room));
        Assert.Empty(await ann.ScheduledAsync());

        Task SendAsync() => ann.Api.Later.SendNowAsync(waiting.Id, Stop);
    }

    [Theory]
    [InlineData(-3_600, ProblemCodes.Invalid)]
    [InlineData(367 * 86_400, ProblemCodes.LimitExceeded)]
    public async Task A_time_that_has_passed_or_is_too_far_ahead_is_refused(int seconds, string code)
    {
        var (ann, _, room) = await DirectAsync();
        var waiting = await ann.ScheduleAsync(room, "hello", TimeSpan.FromHours(1));
        var at = DateTimeOffset.UtcNow.AddSeconds(seconds);

        Assert.Equal(code, await RefusedAsync(() => ann.ScheduleAsync(room, "no", TimeSpan.FromSeconds(seconds))));
        Assert.Equal(code, await RefusedAsync(() => ann.Api.Later.ChangeAsync(waiting.Id, new(SendAt: at), Stop)));
        Assert.Equal([waiting], await ann.ScheduledAsync());
    }

    [Fact]
    public async Task The_hundredth_fits_and_the_next_one_does_not_even_at_the_same_moment()
    {
        var (ann, _, room) = await DirectAsync();
        var attempts = Enumerable
            .Range(1, Limits.ScheduledMessages + 5)
            .Select(n => Record.ExceptionAsync(() => ann.ScheduleAsync(room, $"{n}", TimeSpan.FromDays(n))).AsTask());

        var refused = (await Task.WhenAll(attempts)).OfType<ProblemException>().ToArray();

        Assert.Equal(5, refused.Length);
        Assert.All(refused, refusal => Assert.Equal(ProblemCodes.LimitExceeded, refusal.Code));
        Assert.Equal(Limits.ScheduledMessages, (await ann.ScheduledAsync()).Length);
    }

    [Fact]
    public async Task A_text_that_could_not_be_sent_is_refused_at_once()
    {
        var (ann, _, room) = await DirectAsync();
        var tooLong = new string('x', Limits.MessageLength + 1);

        Assert.Equal(
            ProblemCodes.Invalid,
            await RefusedAsync(() => ann.ScheduleAsync(room, " ", TimeSpan.FromHours(1)))
        );
        Assert.Equal(
            ProblemCodes.LimitExceeded,
            await RefusedAsync(() => ann.ScheduleAsync(room, tooLong, TimeSpan.FromHours(1)))
        );
    }

    [Theory]
    [InlineData(7L, null)]
    [InlineData(null, 7L)]
    public async Task What_it_answers_must_be_there(long? replyTo, long? thread)
    {
        var (ann, _, room) = await DirectAsync();
        var at = DateTimeOffset.UtcNow.AddHours(1);
        var request = new ScheduleMessageRequest(Guid.CreateVersion7(), "to nothing", at, replyTo, thread);

        Assert.Equal(ProblemCodes.Invalid, await RefusedAsync(() => ann.Api.Later.ScheduleAsync(room, request, Stop)));
    }

    [Fact]
    public async Task For_everybody_else_it_does_not_exist()
    {
        var (ann, bo, room) = await DirectAsync();
        var waiting = await ann.ScheduleAsync(room, "mine", TimeSpan.FromHours(1));
        var stranger = await Host.SignUpAsync("Stranger");

        foreach (var other in new[] { bo, stranger })
        {
            Assert.Equal(
                ProblemCodes.NotFound,
                await RefusedAsync(() => other.Api.Later.ChangeAsync(waiting.Id, new("x")))
            );
            Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(() => other.Api.Later.SendNowAsync(waiting.Id)));
            Assert.Equal(ProblemCodes.NotFound, await RefusedAsync(() => other.Api.Later.CancelAsync(waiting.Id)));
        }
        var refused = await RefusedAsync(() => stranger.ScheduleAsync(room, "hello", TimeSpan.FromHours(1)));
        Assert.Equal(ProblemCodes.NotFound, refused);
        Assert.Equal([waiting], await ann.ScheduledAsync());
    }

    private async Task<(Tester Ann, Tester Bo, Guid Room)> DirectAsync()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        return (ann, bo, await ann.OpenDirectAsync(bo));
    }

    private static async Task<string> RefusedAsync(Func<Task> request) =>
        (await Assert.ThrowsAsync<ProblemException>(request)).Code;
}
