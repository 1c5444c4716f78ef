using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>The column <c>messages.system</c>: the contract's <see cref="SystemMessage"/> as JSON.</summary>
internal static class SystemRows
{
    public static SystemMessage? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, VvsImJson.Default.SystemMessage);

    /// <summary>409, for whoever wants to do something to one: it tells what happened, and stays.</summary>
    public static ProblemHttpResult Refused() =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.Conflict,
            "This tells what happened here; nothing can be done with it."
        );

    public static string Write(SystemMessage system) =>
        JsonSerializer.Serialize(system, VvsImJson.Default.SystemMessage);
}
