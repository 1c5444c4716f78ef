using System.Text.Json;

namespace VvsIm.Core.Realtime;

/// <summary>Centrifugo's answers, read strictly: anything it would not say counts as no answer.</summary>
internal static class CentrifugoReply
{
    private const int InternalError = 100;
    private const int TooManyRequests = 111;

    /// <summary>The error of one command of a batch, of one channel of a broadcast, or of a whole call.</summary>
    /// <exception cref="RealtimeUnavailableException">The error passes by itself.</exception>
    public static PublicationError? Error(JsonElement reply)
    {
        if (!Object(reply).TryGetProperty("error", out var error))
            return null;
        var code = (int)Number(error, "code");
        var message = Text(error, "message") ?? "";
        if (code is 0 or InternalError or TooManyRequests)
            throw new RealtimeUnavailableException($"Centrifugo failed for a moment: {code} {message}");
        return new PublicationError(code, message);
    }

    /// <summary>The error of one <c>publish</c> or <c>broadcast</c> of a batch; the first one of several channels.</summary>
    public static PublicationError? OfCommand(JsonElement reply)
    {
        var error = Error(reply);
        if (!reply.TryGetProperty("broadcast", out var broadcast))
            return error;
        foreach (var response in Array(broadcast, "responses"))
        {
            var ofChannel = Error(response);
            error ??= ofChannel;
        }
        return error;
    }

    /// <summary>The result of a single call.</summary>
    public static JsonElement Result(JsonElement answer) =>
        Error(answer) is { } error ? throw Refused(error)
        : answer.TryGetProperty("result", out var result) ? Object(result)
        : throw NotCentrifugo();

    public static JsonElement.ArrayEnumerator Array(JsonElement owner, string name) =>
        Object(owner).TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : throw NotCentrifugo();

    /// <summary>Zero when it is missing, as Centrifugo leaves zeros out.</summary>
    public static long Number(JsonElement owner, string name) =>
        Object(owner).TryGetProperty(name, out var number)
        && number.ValueKind == JsonValueKind.Number
        && number.TryGetInt64(out var value)
            ? value
            : 0;

    public static string? Text(JsonElement owner, string name) =>
        Object(owner).TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    public static JsonElement Object(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element : throw NotCentrifugo();

    // A call that is not a publication is refused only when Centrifugo is configured unlike this host expects.
    private static RealtimeUnavailableException Refused(PublicationError error) =>
        new($"Centrifugo refused: {error.Code} {error.Message}. Check its namespaces usr, conv, ws and staff.");

    private static RealtimeUnavailableException NotCentrifugo() =>
        new("What answered at Realtime:ApiUrl is not a Centrifugo.");
}
