namespace VvsIm.Web.Client.Realtime;

/// <summary>How the realtime connection is.</summary>
public enum ConnectionState
{
    /// <summary>Being made, or made again after it broke.</summary>
    Connecting,

    /// <summary>Alive: what happens arrives.</summary>
    Connected,

    /// <summary>Ended for good; the server does not want this connection.</summary>
    Ended,
}
