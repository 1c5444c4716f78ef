namespace VvsIm.Ui.Kit;

/// <summary>How big an avatar is.</summary>
public enum AvatarSize
{
    /// <summary>24 px: within a line of text.</summary>
    Small,

    /// <summary>40 px: in a list.</summary>
    Medium,

    /// <summary>72 px: on a profile.</summary>
    Large,
}
