using System.Net;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Stands between the app and the network, and notices when the server no longer knows who is signed in.</summary>
public sealed class SessionGuard : DelegatingHandler
{
    /// <summary>A request was refused because nobody is signed in.</summary>
    public event Action? Refused;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            Tell();
        return response;
    }

    internal void Tell() => Refused?.Invoke();
}
