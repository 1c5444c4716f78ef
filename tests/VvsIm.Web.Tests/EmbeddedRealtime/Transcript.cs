using System.Text.Json.Nodes;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>The recorded scenarios and the configuration they were recorded with.</summary>
internal static class Transcript
{
    private static readonly Dictionary<string, JsonArray> Scenarios = Read("transcripts.json")
        .AsArray()
        .ToDictionary(scenario => (string)scenario!["scenario"]!, scenario => scenario!["steps"]!.AsArray());

    public static JsonNode Config { get; } = Read("config.json");

    public static IEnumerable<string> Names => Scenarios.Keys;

    public static IEnumerable<(string Kind, JsonNode Body)> Steps(string scenario) =>
        Scenarios[scenario].Select(step => step!.AsObject().Single()).Select(step => (step.Key, step.Value!));

    private static JsonNode Read(string name) =>
        JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "EmbeddedRealtime", "Transcripts", name))
        )!;
}
