using System.Collections.Concurrent;
using System.Diagnostics;

namespace VvsIm.Core.Tests.Api;

/// <summary>What a request asks the database, as the driver traces it.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> heard = new();
    private readonly ActivityListener listener;

    public Statements()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Marks a request, so that <see cref="Of"/> knows what it asked.</summary>
    public static ActivityTraceId Mark(HttpRequestMessage request)
    {
        var id = ActivityTraceId.CreateRandom();
        request.Headers.Add("traceparent", $"00-{id}-{ActivitySpanId.CreateRandom()}-01");
        return id;
    }

    /// <summary>The statements of a marked request, in order.</summary>
    public string[] Of(ActivityTraceId request) =>
        heard.TryGetValue(request, out var statements) ? [.. statements] : [];

    public void Dispose() => listener.Dispose();

    private void Hear(Activity activity)
    {
        if ((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string statement)
            heard.GetOrAdd(activity.TraceId, _ => new()).Enqueue(statement);
    }
}
