namespace VvsIm.Admin.Shell.Parts;

/// <summary>What a <see cref="Chip"/> means.</summary>
public enum ChipTone
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>Something that sets it apart: a role, a kind.</summary>
    Accent,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody should look at it.</summary>
    Doubtful,

    /// <summary>Something is wrong, or forbidden.</summary>
    Bad,
}
