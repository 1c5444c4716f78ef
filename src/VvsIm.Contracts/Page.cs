namespace VvsIm.Contracts;

/// <summary>One page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>At most <see cref="Limits.PageSize"/> items.</summary>
    public required T[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one. Opaque.</summary>
    public string? NextCursor { get; init; }
}
