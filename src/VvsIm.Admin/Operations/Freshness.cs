namespace VvsIm.Admin.Operations;

/// <summary>How far the figures on the screen can be trusted.</summary>
internal enum Freshness
{
    /// <summary>None have been read yet.</summary>
    Waiting,

    /// <summary>Read a moment ago.</summary>
    Live,

    /// <summary>Old: the last ones that could be read.</summary>
    Stale,

    /// <summary>None could be read.</summary>
    Failed,
}
