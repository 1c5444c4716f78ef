namespace VvsIm.Admin.Realtime;

/// <summary>How the console's live connection is.</summary>
internal enum FeedState
{
    /// <summary>No page wants anything live.</summary>
    Idle,

    /// <summary>Being made, or made again after it broke.</summary>
    Connecting,

    /// <summary>What happens arrives.</summary>
    Live,

    /// <summary>Ended for good; the server does not want this connection.</summary>
    Ended,
}
