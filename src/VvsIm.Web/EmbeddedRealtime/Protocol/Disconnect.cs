using System.Text;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>
/// Why the server ends a connection: code and reason of the WebSocket's close frame. A client comes back by itself unless the
/// code is 3500-3999 or 4500-4999. The numbers are Centrifugo's.
/// </summary>
internal sealed record Disconnect(int Code, string Reason)
{
    private const int CloseFrameReasonBytes = 123;

    /// <summary>Of an application's own codes and no longer than a close frame: what came from outside must be looked at.</summary>
    public bool FitsCloseFrame =>
        Code is >= 3000 and < 5000 && Encoding.UTF8.GetByteCount(Reason ?? "") <= CloseFrameReasonBytes;

    /// <summary>The client stays away.</summary>
    public bool IsFinal => Code is (>= 3500 and < 4000) or (>= 4500 and < 5000);

    /// <summary>The client closed, or is gone.</summary>
    public static readonly Disconnect ByClient = new(1000, "");

    public static readonly Disconnect TooLarge = new(1009, "message size limit exceeded");
    public static readonly Disconnect Shutdown = new(3001, "shutdown");
    public static readonly Disconnect Expired = new(3005, "connection expired");
    public static readonly Disconnect Slow = new(3008, "slow");
    public static readonly Disconnect NoPong = new(3012, "no pong");
    public static readonly Disconnect InvalidToken = new(3500, "invalid token");
    public static readonly Disconnect BadRequest = new(3501, "bad request");
    public static readonly Disconnect Stale = new(3502, "stale");
    public static readonly Disconnect Forced = new(3503, "force disconnect");
    public static readonly Disconnect NotAvailable = new(3508, "not available");
}
