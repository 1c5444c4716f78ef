using System.Net;
using System.Text.Json;
using VvsIm.Contracts;

namespace VvsIm.Admin.Accounts;

/// <summary>Sees every answer, and says when the server no longer takes this browser for one of staff, or wants more of them.</summary>
internal sealed class SessionGuard(HttpMessageHandler network) : DelegatingHandler(network)
{
    /// <summary>Raised at a 401, and at a 403 of the console's part of the API, with its code.</summary>
    public event Action<HttpStatusCode, string?>? Refused;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri?.AbsolutePath ?? "";
        // A wrong password is a 401 too, but says nothing about a session.
        var refused = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => !path.StartsWith("/api/auth/", StringComparison.Ordinal),
            HttpStatusCode.Forbidden => path.StartsWith("/api/admin/", StringComparison.Ordinal),
            _ => false,
        };
        if (refused)
            Refused?.Invoke(response.StatusCode, await CodeAsync(response, cancellationToken));
        return response;
    }

    // Read as text, which keeps it: whoever asked reads it again.
    private static async Task<string?> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return JsonSerializer.Deserialize(text, VvsImJson.Default.Problem)?.Code;
        }
        catch (JsonException)
        {
            // A proxy in between refused in its own words.
            return null;
        }
    }
}
