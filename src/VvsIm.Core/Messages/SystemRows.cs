using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages;

/// <summary>The column <c>messages.system</c>: the contract's <see cref="SystemMessage"/> as JSON.</summary>
internal static class SystemRows
{
    public static SystemMessage? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, VvsImJson.Default.SystemMessage);

    public static string Write(SystemMessage system) =>
        JsonSerializer.Serialize(system, VvsImJson.Default.SystemMessage);
}
