namespace VvsIm.Core.Media.Stores;

/// <summary>
/// The store cannot be used: it is away, full, or refuses this host. The message is a sentence for the operator, without any secret;
/// people are told <c>media_unavailable</c>.
/// </summary>
internal sealed class StoreUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>The store has no such object, or less of it than was asked for.</summary>
internal sealed class ObjectMissingException(string key, Exception? innerException = null)
    : Exception($"The object store has no {key}, or less of it than was asked for.", innerException)
{
    public string Key => key;
}
