using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Notifications;

public sealed class NotificationSettingsTests : HostTest
{
    private static readonly QuietHours Nights = new()
    {
        On = true,
        From = "22:00",
        To = "07:30",
        Days = [1, 2, 3, 4, 5],
        TimeZone = "Europe/Berlin",
    };

    [Fact]
    public async Task What_is_left_out_stays_and_other_devices_are_told()
    {
        var ann = await Host.SignUpAsync("Ann");
        var start = await ann.Api.Notifications.SettingsAsync(Stop);
        Assert.Equal(new NotificationSettings(), start);
        Assert.True(start is { Desktop: true, Sound: true, Preview: true, Change: 0 });
        await using var device = await Ear.OfAsync(ann);
        var until = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await ann.Api.Notifications.SettleAsync(new() { Sound = false, Tone = NotificationTone.Knock }, Stop);
        await ann.Api.Notifications.SettleAsync(new() { Quiet = Nights, PausedUntil = new(until) }, Stop);
        var last = await ann.Api.Notifications.SettleAsync(new() { Preview = false }, Stop);

        Assert.True(last is { Change: 3, Desktop: true, Sound: false, Preview: false, Tone: NotificationTone.Knock });
        Assert.Equal(until, last.PausedUntil);
        Assert.Equal(Nights.Days, last.Quiet!.Days!);
        Assert.Equal(Nights with { Days = null }, last.Quiet with { Days = null });
        var told = await device.HearsAsync<NotificationSettingsChanged>(3, Stop);
        Assert.Equal([1L, 2L, 3L], told.Select(t => t.Settings.Change));
        Assert.Null((await ann.Api.Notifications.SettleAsync(new() { PausedUntil = new(null) }, Stop)).PausedUntil);
    }

    [Fact]
    public async Task Devices_that_settle_different_things_at_once_all_get_their_way()
    {
        var ann = await Host.SignUpAsync("Ann");

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(n =>
                    ann.Api.Notifications.SettleAsync(
                        (n % 3) switch
                        {
                            0 => new() { Sound = false },
                            1 => new() { Preview = false },
                            _ => new() { Desktop = false },
                        },
                        Stop
                    )
                )
        );

        var settings = await ann.Api.Notifications.SettingsAsync(Stop);
        Assert.True(settings is { Change: 12, Sound: false, Preview: false, Desktop: false });
    }

    [Theory]
    [InlineData("""{"quiet":{"on":true,"from":"24:00","to":"07:00","days":[1],"timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"7:00","to":"08:00","days":[1],"timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","days":[1],"timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","days":[0],"timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","days":[1,1],"timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","timeZone":"Europe/Berlin"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","days":[1],"timeZone":"Europe/Atlantis"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","days":[1],"timeZone":"\u0000"}}""")]
    [InlineData("""{"quiet":{"on":true,"from":"07:00","to":"08:00","days":[1]}}""")]
    [InlineData("""{"tone":17}""")]
    public async Task What_makes_no_sense_is_refused(string body)
    {
        var ann = await Host.SignUpAsync("Ann");
        Assert.Equal(
            ProblemCodes.Invalid,
            (await ann.RefusedAsync(HttpMethod.Put, "api/notifications/settings", body)).Code
        );
    }

    [Theory]
    // Monday evening, the night that follows, Saturday morning (Friday's night), Saturday night, an ordinary noon.
    [InlineData(1, "22:00", true)]
    [InlineData(1, "21:59", false)]
    [InlineData(2, "07:29", true)]
    [InlineData(2, "07:30", false)]
    [InlineData(6, "03:00", true)]
    [InlineData(6, "23:00", false)]
    [InlineData(1, "03:00", false)]
    [InlineData(3, "12:00", false)]
    public void Hours_over_midnight_belong_to_the_day_on_which_they_begin(int day, string time, bool quiet)
    {
        Assert.Equal(quiet, Nights.Cover(day, QuietHours.Minute(time)!.Value));
        Assert.False((Nights with { On = false }).Cover(day, QuietHours.Minute(time)!.Value));
    }
}
