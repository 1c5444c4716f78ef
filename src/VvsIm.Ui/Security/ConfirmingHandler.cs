using System.Net;
using System.Text.Json;
using VvsIm.Contracts;

namespace VvsIm.Ui.Security;

/// <summary>
/// Repeats a request once its person has shown who they are, where the server wants that. It keeps the time of each attempt itself: the
/// client's own limit would run while somebody looks for their phone.
/// </summary>
/// <param name="confirmation">Asks them.</param>
/// <param name="patience">How long one attempt may take.</param>
public sealed class ConfirmingHandler(Confirmation confirmation, TimeSpan patience) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await TryAsync(request, cancellationToken);
        if (!await WantsConfirmationAsync(response, cancellationToken))
            return response;
        if (!await confirmation.AskAsync(request.Method != HttpMethod.Get).WaitAsync(cancellationToken))
            return response;
        response.Dispose();
        return await TryAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var response = await base.SendAsync(request, limit.Token);
            await response.Content.LoadIntoBufferAsync(limit.Token);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // As the client itself says it.
            throw new TaskCanceledException("The server took too long.", new TimeoutException(e.Message, e));
        }
    }

    private static async Task<bool> WantsConfirmationAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode != HttpStatusCode.Forbidden)
            return false;
        try
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return JsonSerializer.Deserialize(text, VvsImJson.Default.Problem)?.Code
                == ProblemCodes.ReauthenticationRequired;
        }
        catch (JsonException)
        {
            // A proxy in between refused in its own words.
            return false;
        }
    }
}
