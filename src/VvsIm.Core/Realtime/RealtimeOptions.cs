using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Realtime;

/// <summary>Which engine pushes events to clients, and how to reach it. Section <c>Realtime</c>.</summary>
public sealed class RealtimeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Realtime";

    /// <summary>The engine. The hub in this process by default.</summary>
    public RealtimeProvider Provider { get; set; }

    /// <summary>
    /// Signs the tokens that clients connect and subscribe with; a Centrifugo must be given the same
    /// (<c>client.token.hmac_secret_key</c>). At least 32 characters. Embedded: made and kept by the host when absent.
    /// </summary>
    [Required(ErrorMessage = "Realtime:TokenSecret is missing: Centrifugo and this host must share one.")]
    [MinLength(MinSecretLength, ErrorMessage = "Realtime:TokenSecret is shorter than 32 characters.")]
    public string TokenSecret { get; set; } = "";

    /// <summary>
    /// The WebSocket that clients connect to (<c>wss://rt.example.com/connection/websocket</c>). Absent: the address that
    /// the request for a token came to, which is right for the embedded hub and for a proxy that routes by path.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Centrifugo: base of its HTTP server API, with its path (<c>http://centrifugo:8000/api</c>).</summary>
    public Uri? ApiUrl { get; set; }

    /// <summary>
    /// Centrifugo: the key of its HTTP server API. Embedded: opens the same API on this host under <c>/centrifugo/api</c>,
    /// which is closed (404) without a key.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Centrifugo: how long one call of its API may take before it counts as failed and is repeated.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ApiTimeout { get; set; } = TimeSpan.FromSeconds(10);

    private const int MinSecretLength = 32;
}

/// <summary>The engines behind <see cref="IRealtime"/>.</summary>
public enum RealtimeProvider
{
    /// <summary>The hub inside this host; serves one process.</summary>
    Embedded,

    /// <summary>A Centrifugo (v5, v6) reached over its HTTP API; serves any number of hosts.</summary>
    Centrifugo,
}
