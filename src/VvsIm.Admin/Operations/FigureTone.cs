namespace VvsIm.Admin.Operations;

/// <summary>What a figure means for the one who looks after the installation.</summary>
public enum FigureTone
{
    /// <summary>Nothing; it is only a number.</summary>
    Plain,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Worth watching.</summary>
    Doubtful,

    /// <summary>Somebody must act.</summary>
    Bad,
}
