using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Messages;

/// <summary>Section <c>Append</c>: how sends are gathered into commits.</summary>
public sealed class AppendOptions
{
    /// <summary>Writers, each with its own shard of the conversations and one connection while it writes.</summary>
    [Range(1, 32)]
    public int Writers { get; set; } = 2;

    /// <summary>Messages of one commit at most.</summary>
    [Range(1, 2_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Sends that may wait for one writer; further ones are refused with <c>unavailable</c>.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 10_000;
}
