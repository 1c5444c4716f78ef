using System.Globalization;
using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Shell;

/// <summary>
/// Tells times in the viewer's time zone and language. Only the browser knows both: the app itself carries neither time zones nor
/// cultures. Load it once; afterwards its answers are immediate.
/// </summary>
public sealed class Clock(IJSRuntime js, TimeProvider time)
{
    private readonly Dictionary<long, LocalMoment> moments = [];
    private readonly Dictionary<long, string> brief = [];
    private long briefAsOf;
    private IJSInProcessObjectReference? module;

    /// <summary>Must have completed before anything else here is called.</summary>
    public async Task LoadAsync() =>
        module ??= await js.InvokeAsync<IJSInProcessObjectReference>("import", "./Shell/clock.js");

    /// <summary>The moment for a message.</summary>
    public LocalMoment Moment(DateTimeOffset at)
    {
        var minute = at.ToUnixTimeSeconds() / 60;
        if (moments.TryGetValue(minute, out var known))
            return known;
        var parts = Module.Invoke<string[]>("moment", minute * 60_000d);
        var iso = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm'Z'", CultureInfo.InvariantCulture);
        return moments[minute] = new LocalMoment(iso, parts[0], parts[1], parts[2]);
    }

    /// <summary>A day in words, as of today.</summary>
    public string Day(string day) => Module.Invoke<string>("day", day);

    /// <summary>Day and time, as short as is clear: "Tomorrow, 9:00".</summary>
    public string When(DateTimeOffset at)
    {
        var moment = Moment(at);
        return $"{Day(moment.Day)}, {moment.Time}";
    }

    /// <summary>What the viewer's clock and calendar show at this moment.</summary>
    public DateTime Local(DateTimeOffset at) =>
        DateTime.Parse(
            Module.Invoke<string>("local", (double)at.ToUnixTimeMilliseconds()),
            CultureInfo.InvariantCulture
        );

    /// <summary>The moment at which the viewer's clock and calendar show this.</summary>
    public DateTimeOffset Instant(DateTime local) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            (long)Module.Invoke<double>("instant", local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture))
        );

    /// <summary>As short as a list has room for, as of the present minute.</summary>
    public string Brief(DateTimeOffset at)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (now != briefAsOf)
            brief.Clear();
        briefAsOf = now;
        var minute = at.ToUnixTimeSeconds() / 60;
        if (!brief.TryGetValue(minute, out var text))
            brief[minute] = text = Module.Invoke<string>("brief", minute * 60_000d);
        return text;
    }

    private IJSInProcessObjectReference Module =>
        module ?? throw new InvalidOperationException("The clock is not loaded yet.");
}
