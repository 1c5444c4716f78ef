using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Presence;

/// <summary>
/// A narrow door to the database: whoever asks about presence goes through it, so that a crowd that does cannot take the connections that
/// messages need. When the queue before it is full, the answer is <c>unavailable</c>, at once.
/// </summary>
internal sealed class PresenceDoor(IOptions<PresenceOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter places = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.Connections,
            QueueLimit = options.Value.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Waits for a place; disposing the lease gives it back.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) =>
        places.AcquireAsync(1, cancellationToken);

    /// <summary>For who did not get in.</summary>
    public static ProblemHttpResult Crowded() => Refusal.Unavailable("Too many ask about presence. Try again later.");

    public void Dispose() => places.Dispose();
}
