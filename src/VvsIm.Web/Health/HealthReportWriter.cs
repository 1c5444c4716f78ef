using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VvsIm.Web.Health;

/// <summary>
/// <c>{"status": "healthy", "parts": {"database": {"status": "healthy", "milliseconds": 1.2, "detail": "…"}, …}}</c>. Nothing of
/// an exception: the address is open to everybody, the log has it.
/// </summary>
internal static class HealthReportWriter
{
    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", Name(report.Status));
        json.WriteStartObject("parts");
        foreach (var (name, part) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", Name(part.Status));
            json.WriteNumber("milliseconds", Math.Round(part.Duration.TotalMilliseconds, 1));
            if (part.Description is { Length: > 0 } detail)
                json.WriteString("detail", detail);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private static string Name(HealthStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
