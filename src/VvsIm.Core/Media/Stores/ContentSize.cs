namespace VvsIm.Core.Media.Stores;

/// <summary>What is put must be as large as it was said to be.</summary>
internal static class ContentSize
{
    /// <summary>Looks at what is left of it.</summary>
    /// <exception cref="InvalidDataException">It is of another size.</exception>
    public static void ThrowIfOther(Stream content, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (!content.CanSeek)
            throw new ArgumentException("The content cannot be read again.", nameof(content));
        if (content.Length - content.Position != size)
            throw new InvalidDataException($"The content is not of the {size} bytes that were announced.");
    }
}
