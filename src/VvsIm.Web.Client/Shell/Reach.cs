using System.Text.Json;
using VvsIm.Contracts;

namespace VvsIm.Web.Client.Shell;

/// <summary>Tells a failure of the road, which passes, from an answer of the server, which stands.</summary>
public static class Reach
{
    /// <summary>
    /// The request may succeed later as it is: no network, a timeout, a server in trouble, or a stranger (a hotel's sign-in page)
    /// answering in its place. What was cancelled on purpose is none of these.
    /// </summary>
    public static bool Failed(Exception exception, CancellationToken cancellationToken = default) =>
        exception switch
        {
            ProblemException { Problem: var problem } => problem.Status is >= 500 or 408 or 429,
            HttpRequestException or JsonException or TimeoutException => true,
            OperationCanceledException => !cancellationToken.IsCancellationRequested,
            _ => false,
        };
}
