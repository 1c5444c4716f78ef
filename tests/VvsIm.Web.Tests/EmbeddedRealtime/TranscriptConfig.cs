using System.Globalization;
using System.Text.Json.Nodes;
using VvsIm.Web.EmbeddedRealtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>The recording Centrifugo's configuration, as the hub's options.</summary>
internal static class TranscriptConfig
{
    public static void Apply(HubOptions options)
    {
        var client = Transcript.Config["client"]!;
        options.PingInterval = Seconds(client["ping_interval"]);
        options.PongTimeout = Seconds(client["pong_timeout"]);
        options.ExpiredCloseDelay = Seconds(client["expired_close_delay"]);
        options.Namespaces.Clear();
        foreach (var (name, value) in Namespaces())
            options.Namespaces[name] = value;
    }

    private static IEnumerable<(string, HubNamespace)> Namespaces() =>
        from each in Transcript.Config["channel"]!["namespaces"]!.AsArray()
        select (
            (string)each["name"]!,
            new HubNamespace
            {
                HistorySize = (int?)each["history_size"] ?? 0,
                HistoryTtl = Seconds(each["history_ttl"]),
                Presence = (bool?)each["presence"] ?? false,
                PresenceForSubscribers = (bool?)each["allow_presence_for_subscriber"] ?? false,
                HistoryForSubscribers = (bool?)each["allow_history_for_subscriber"] ?? false,
                JoinLeave = (bool?)each["join_leave"] ?? false,
                KeepsUnheard = true,
            }
        );

    private static TimeSpan Seconds(JsonNode? text) =>
        TimeSpan.FromSeconds(int.Parse(((string?)text ?? "0s").TrimEnd('s'), CultureInfo.InvariantCulture));
}
