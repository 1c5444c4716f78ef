namespace VvsIm.Core.Media.Download;

/// <summary>Section <c>Media</c>, what concerns downloads.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>How bytes get to whoever may have them.</summary>
    public Delivery Delivery { get; set; } = Delivery.Stream;
}

/// <summary>How bytes get to whoever may have them.</summary>
internal enum Delivery
{
    /// <summary>Through this host.</summary>
    Stream,

    /// <summary>
    /// From the store itself, by an address that is good for a minute, for whoever holds it; through this host where the store has none to give.
    /// </summary>
    Redirect,
}
