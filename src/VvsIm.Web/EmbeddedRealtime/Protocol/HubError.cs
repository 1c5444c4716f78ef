namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>Why a command or an API call was refused. The numbers are Centrifugo's.</summary>
internal sealed record HubError(int Code, string Message)
{
    public static readonly HubError UnknownChannel = new(102, "unknown channel");
    public static readonly HubError PermissionDenied = new(103, "permission denied");
    public static readonly HubError AlreadySubscribed = new(105, "already subscribed");
    public static readonly HubError LimitExceeded = new(106, "limit exceeded");
    public static readonly HubError BadRequest = new(107, "bad request");
    public static readonly HubError NotAvailable = new(108, "not available");
    public static readonly HubError TokenExpired = new(109, "token expired");
    public static readonly HubError Expired = new(110, "expired");
    public static readonly HubError UnrecoverablePosition = new(112, "unrecoverable position");
}

/// <summary>Why the server ends a subscription; a client subscribes again by itself from 2500 on.</summary>
internal sealed record Unsubscription(int Code, string Reason)
{
    public static readonly Unsubscription ByServer = new(2000, "server unsubscribe");
    public static readonly Unsubscription Expired = new(2501, "subscription expired");
}
