using System.Net;

namespace VvsIm.Admin.Accounts;

/// <summary>Sees every answer, and says when the server no longer takes this browser for an operator.</summary>
internal sealed class SessionGuard(HttpMessageHandler network) : DelegatingHandler(network)
{
    /// <summary>Raised at a 401, and at a 403 of the operators' part of the API.</summary>
    public event Action<HttpStatusCode>? Refused;

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
            Refused?.Invoke(response.StatusCode);
        return response;
    }
}
