using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Moderation.Reports;

/// <summary>What somebody finds wrong with what they report.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportReason>))]
public enum ReportReason
{
    /// <summary>Advertising, fraud, the same over and over.</summary>
    Spam,

    /// <summary>It is meant to hurt or to frighten somebody.</summary>
    Harassment,

    /// <summary>It degrades people for what they are.</summary>
    Hate,

    /// <summary>It threatens, praises or shows violence.</summary>
    Violence,

    /// <summary>Sexual content that has no place there.</summary>
    Sexual,

    /// <summary>Somebody may hurt themselves.</summary>
    SelfHarm,

    /// <summary>It is against the law.</summary>
    Illegal,

    /// <summary>It shows what is private about somebody.</summary>
    Privacy,

    /// <summary>The comment says what.</summary>
    Other,
}
