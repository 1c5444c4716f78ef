namespace VvsIm.Contracts.Media;

/// <summary>
/// What the sender's device knows of a file: the part <c>details</c> of <c>POST /api/media</c>, as JSON. The order of the parts is
/// <c>details</c>, <c>preview</c>, <c>file</c>; the first two may be missing.
/// </summary>
public sealed record MediaDetails
{
    /// <summary>The workspace it is for; the sender's oldest when it is left out.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>Recorded to be sent as a voice message.</summary>
    public bool Voice { get; init; }

    /// <summary>Pixels, where the content itself does not say (videos).</summary>
    public int? Width { get; init; }

    /// <summary>Pixels, where the content itself does not say (videos).</summary>
    public int? Height { get; init; }

    /// <summary>How long a video or sound lasts.</summary>
    public int? DurationMs { get; init; }

    /// <summary>What is to be seen in it; at most <see cref="Limits.AltLength"/> characters.</summary>
    public string? Alt { get; init; }

    /// <summary>Sixteen colours of three hex digits each (<c>rgb</c>), four rows of four, the picture as seen from afar: 48 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>At most <see cref="Limits.WaveformLength"/> loudnesses, from <c>0</c> (silence) to <c>v</c> (31), each a digit of base 32.</summary>
    public string? Waveform { get; init; }
}

/// <summary>What became of an upload. Until it is attached or made an avatar it is its uploader's alone, for a day.</summary>
/// <param name="Attachment">As it will stand at a message.</param>
/// <param name="WorkspaceId">The workspace it is for.</param>
/// <param name="LocationRemoved">The picture said where it was taken; that has been taken out.</param>
public sealed record Medium(Attachment Attachment, Guid WorkspaceId, bool LocationRemoved = false)
{
    /// <summary>The id to attach it by.</summary>
    public Guid Id => Attachment.Id;
}

/// <summary>Body of <c>PATCH /api/media/{id}</c>, of one's own that is not attached yet; what it leaves out stays.</summary>
/// <param name="Alt">What is to be seen in it; an empty text takes it away.</param>
public sealed record ChangeMediumRequest(string? Alt = null);
