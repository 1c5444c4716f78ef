using System.Net;
using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation;

namespace VvsIm.Web.Client.Accounts;

/// <summary>Stands between the app and the network, and notices when the server no longer knows who is signed in.</summary>
public sealed class SessionGuard : DelegatingHandler
{
    /// <summary>A request was refused because nobody is signed in.</summary>
    public event Action? Refused;

    /// <summary>A request was refused because whoever is signed in is banned.</summary>
    public event Action<BanNotice>? Banned;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            Tell();
        else if (
            response.StatusCode == HttpStatusCode.Forbidden
            && await BanAsync(response, cancellationToken) is { } ban
        )
            TellBan(ban);
        return response;
    }

    // Read as text, which keeps it: whoever asked reads it again.
    private static async Task<BanNotice?> BanAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var problem = JsonSerializer.Deserialize(text, VvsImJson.Default.Problem);
            return problem?.Code == ProblemCodes.Banned ? problem.Ban ?? new() : null;
        }
        catch (JsonException)
        {
            // A proxy in between refused in its own words.
            return null;
        }
    }

    internal void Tell() => Refused?.Invoke();

    internal void TellBan(BanNotice ban) => Banned?.Invoke(ban);
}
