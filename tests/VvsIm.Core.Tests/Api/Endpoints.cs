using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

/// <summary>Every endpoint of the API, read from its own description, so that a new one cannot be forgotten.</summary>
internal static class Endpoints
{
    public static async Task<List<Endpoint>> ListAsync(TestHost host, CancellationToken cancellationToken)
    {
        var description = JsonNode.Parse(await host.Anybody.Http.GetStringAsync("openapi/v1.json", cancellationToken))!;
        var endpoints = new List<Endpoint>();
        foreach (var (path, methods) in description["paths"]!.AsObject())
        foreach (var (method, operation) in methods!.AsObject())
            endpoints.Add(
                new(
                    new HttpMethod(method.ToUpperInvariant()),
                    path,
                    [
                        .. (operation!["parameters"]?.AsArray() ?? [])
                            .Where(parameter => (string)parameter!["in"]! == "query")
                            .Select(parameter => (string)parameter!["name"]!),
                    ],
                    operation["requestBody"] is not null
                )
            );
        return endpoints;
    }
}

/// <summary>One operation.</summary>
internal sealed record Endpoint(HttpMethod Method, string Path, string[] Query, bool HasBody)
{
    /// <summary>The path with this id in every place for one, and something fitting in the others.</summary>
    public string At(string id) =>
        Regex
            .Replace(
                Path.Replace("{seq}", "1", StringComparison.Ordinal)
                    .Replace("{emoji}", Uri.EscapeDataString("👍"), StringComparison.Ordinal),
                @"\{[^}]+\}",
                Uri.EscapeDataString(id)
            )
            .TrimStart('/');

    public override string ToString() => $"{Method} {Path}";
}
