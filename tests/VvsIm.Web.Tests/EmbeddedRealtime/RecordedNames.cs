using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>
/// What is free in a recording, but must be the same wherever it appears: the first time a recorded client id or epoch is seen
/// it is tied to the actual one. Versions and times are free altogether.
/// </summary>
internal sealed class RecordedNames
{
    private static readonly string[] Tied = ["client", "epoch", "uid"];
    private static readonly string[] Free = ["version", "uptime"];

    private readonly Dictionary<string, string> actual = [];

    /// <summary>The recorded message as it must look here.</summary>
    public JsonNode? Expected(JsonNode? recorded, JsonNode? seen) =>
        recorded switch
        {
            JsonObject fields => Fields(fields, seen as JsonObject),
            JsonArray items => new JsonArray([
                .. items.Select(
                    (item, i) => Expected(item, seen is JsonArray other && i < other.Count ? other[i] : null)
                ),
            ]),
            _ => recorded?.DeepClone(),
        };

    private JsonObject Fields(JsonObject recorded, JsonObject? seen)
    {
        var expected = new JsonObject();
        foreach (var (name, value) in recorded)
        {
            var other = seen?[name];
            if (name == "presence" && value is JsonObject { Count: > 0 } present && !present.ContainsKey("presence"))
                expected[name] = Presence(present, other as JsonObject);
            else if (Tied.Contains(name) && value is JsonValue)
                expected[name] = Tie((string)value!, other);
            else if (Free.Contains(name) && other is not null)
                expected[name] = other.DeepClone();
            else
                expected[name] = Expected(value, other);
        }
        return expected;
    }

    // Keyed by client id: known ones, since everybody present was seen connecting.
    private JsonObject Presence(JsonObject recorded, JsonObject? seen)
    {
        var expected = new JsonObject();
        foreach (var (client, info) in recorded)
            expected[actual[client]] = Expected(info, seen?[actual[client]]);
        return expected;
    }

    private string Tie(string recorded, JsonNode? seen)
    {
        if (!actual.TryGetValue(recorded, out var name))
            actual[recorded] = name = seen is JsonValue value ? (string)value! : recorded;
        return name;
    }
}
