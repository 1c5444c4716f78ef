using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Api;

/// <summary>The result of a method of the server API, or its error.</summary>
internal sealed class ApiAnswer(Action<Utf8JsonWriter>? writeFields, HubError? error = null)
{
    public static readonly ApiAnswer Nothing = new(static _ => { });

    public static implicit operator ApiAnswer(HubError error) => new(null, error);

    /// <summary>An object with the result under this name, or with the error.</summary>
    public void Write(Utf8JsonWriter json, string resultName)
    {
        json.WriteStartObject();
        if (error is not null)
            json.Object("error", fields => fields.Error(error));
        else
            json.Object(resultName, writeFields!);
        json.WriteEndObject();
    }
}
