using System.Text.Json;
using System.Text.Json.Serialization;

namespace VvsIm.Contracts;

/// <summary>An enum whose names on the wire are its own in camelCase.</summary>
public sealed class CamelCaseEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
