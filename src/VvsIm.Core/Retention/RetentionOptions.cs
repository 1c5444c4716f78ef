using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Retention;

/// <summary>How gently retention removes messages. Section <c>Retention</c>. How long they are kept is a setting of workspaces and conversations.</summary>
public sealed class RetentionOptions
{
    /// <summary>Messages of one batch at most. While a batch lasts, nobody can write in its conversation.</summary>
    [Range(1, 5_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>After each batch it rests this many times as long as the batch took.</summary>
    [Range(0, 100)]
    public double Rest { get; set; } = 4;

    /// <summary>It rests at least so many milliseconds after each batch.</summary>
    [Range(0, 60_000)]
    public int RestMilliseconds { get; set; } = 20;

    /// <summary>While events wait longer than this for their delivery, in milliseconds, it does not go on.</summary>
    [Range(10, 600_000)]
    public int LagMilliseconds { get; set; } = 500;
}
