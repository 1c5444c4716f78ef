namespace VvsIm.Contracts.Moderation.Log;

/// <summary>What a walk along the moderation log has found. Answer of <c>POST /api/admin/events/verify</c>.</summary>
public sealed record LogVerification
{
    /// <summary>Rows that were looked at.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows whose details were erased with a person; they hold the chain, but their details can't be checked.</summary>
    public required long Erased { get; init; }

    /// <summary>The first row at which the chain does not hold; null if it holds to its end.</summary>
    public long? BrokenAt { get; init; }

    /// <summary>What is wrong there.</summary>
    public LogFault? Fault { get; init; }

    /// <summary>The hash of the last row that holds. Kept elsewhere, it proves later that nothing up to it was changed.</summary>
    public required string Hash { get; init; }

    /// <summary>When the walk ended.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How the chain of the moderation log can be broken.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<LogFault>))]
public enum LogFault
{
    /// <summary>There is no row of this number, but later ones are there, or were.</summary>
    Missing,

    /// <summary>What the row says is not what was hashed.</summary>
    Changed,

    /// <summary>Its details are not what was hashed.</summary>
    DetailsChanged,

    /// <summary>The log goes on beyond what it says its end is.</summary>
    Appended,

    /// <summary>It is not the row whose hash was noted down earlier.</summary>
    Replaced,
}

/// <summary>Body of <c>POST /api/admin/events/verify</c>: a row and its hash, if one was noted down earlier.</summary>
/// <param name="Seq">The row's number.</param>
/// <param name="Hash">64 hexadecimal digits.</param>
public sealed record VerifyLogRequest(long? Seq = null, string? Hash = null);
