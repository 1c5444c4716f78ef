using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace VvsIm.Core.Realtime;

/// <summary>One call of Centrifugo's HTTP server API.</summary>
internal sealed class CentrifugoApi(IOptions<RealtimeOptions> options) : IDisposable
{
    // Pooled connections are renewed so that a Centrifugo that moved to another address is found again.
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = options.Value.ApiTimeout,
            UseProxy = false,
        }
    )
    {
        BaseAddress = new Uri(options.Value.ApiUrl!.ToString().TrimEnd('/') + '/'),
        Timeout = options.Value.ApiTimeout,
        DefaultRequestHeaders = { { "X-API-Key", options.Value.ApiKey } },
    };

    /// <summary>The answer's JSON.</summary>
    /// <exception cref="RealtimeUnavailableException">No answer, not in time, or not the answer of a Centrifugo.</exception>
    /// <exception cref="CentrifugoRefusedException">This request as such was refused; repeating it cannot help.</exception>
    public async Task<JsonDocument> CallAsync(
        string method,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken
    )
    {
        using var content = new ReadOnlyMemoryContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        try
        {
            using var response = await http.PostAsync(new Uri(method, UriKind.Relative), content, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Failure(response.StatusCode);
            await using var answer = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new RealtimeUnavailableException($"Centrifugo did not answer: {failure.Message}", failure);
        }
        catch (JsonException failure)
        {
            throw new RealtimeUnavailableException("What answered at Realtime:ApiUrl is not a Centrifugo.", failure);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RealtimeUnavailableException("Centrifugo did not answer in time.", late);
        }
    }

    // A wrong key or address is nobody's message's fault: everything waits until the configuration is mended.
    private static Exception Failure(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new CentrifugoRefusedException(),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new RealtimeUnavailableException(
                $"Centrifugo refuses the key ({(int)status}): check Realtime:ApiKey."
            ),
            HttpStatusCode.NotFound => new RealtimeUnavailableException(
                "There is no Centrifugo API at this address (404): check Realtime:ApiUrl."
            ),
            _ => new RealtimeUnavailableException($"Centrifugo answered {(int)status}."),
        };

    public void Dispose() => http.Dispose();
}

/// <summary>Centrifugo cannot read the request (400), or it is too large for it (413).</summary>
internal sealed class CentrifugoRefusedException() : Exception("Centrifugo refused the request as such.");
