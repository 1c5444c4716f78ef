using System.Text.Json;
using System.Text.Json.Serialization;

namespace VvsIm.Contracts;

/// <summary>A time in a request, where leaving it out and null mean different things. In JSON it is the time itself, or null.</summary>
/// <param name="Until">Null ends what was set.</param>
[JsonConverter(typeof(TimeSettingConverter))]
public readonly record struct TimeSetting(DateTimeOffset? Until)
{
    /// <summary>The request has the field; false for what was left out.</summary>
    public bool Given { get; } = true;
}

internal sealed class TimeSettingConverter : JsonConverter<TimeSetting>
{
    public override bool HandleNull => true;

    public override TimeSetting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, TimeSetting value, JsonSerializerOptions options)
    {
        if (value.Until is { } until)
            writer.WriteStringValue(until);
        else
            writer.WriteNullValue();
    }
}
