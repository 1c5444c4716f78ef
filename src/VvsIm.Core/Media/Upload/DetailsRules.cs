using System.Buffers;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Media.Upload;

/// <summary>What a device may say of a file.</summary>
internal static class DetailsRules
{
    private const int LongestSide = 16_384;
    private const int LongestDays = 7;

    private static readonly int LongestMs = (int)TimeSpan.FromDays(LongestDays).TotalMilliseconds;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> Base32 = SearchValues.Create("0123456789abcdefghijklmnopqrstuv");

    /// <summary>The refusal of details that cannot be; null when they can.</summary>
    public static ProblemHttpResult? Check(MediaDetails details)
    {
        if (details.Width is < 1 or > LongestSide)
            return Refusal.Invalid("width", $"From 1 to {LongestSide} pixels.");
        if (details.Height is < 1 or > LongestSide)
            return Refusal.Invalid("height", $"From 1 to {LongestSide} pixels.");
        if (details.DurationMs is { } duration && (duration < 0 || duration > LongestMs))
            return Refusal.Invalid("durationMs", $"From 0 to {LongestDays} days.");
        if (details.Placeholder is { } placeholder && !Are(placeholder, Hex, Limits.PlaceholderLength))
            return Refusal.Invalid("placeholder", $"{Limits.PlaceholderLength} hexadecimal digits, small letters.");
        if (details.Waveform is { Length: > Limits.WaveformLength })
            return Refusal.LimitExceeded("waveform", nameof(Limits.WaveformLength), Limits.WaveformLength);
        if (details.Waveform is { } waveform && !Are(waveform, Base32, waveform.Length))
            return Refusal.Invalid("waveform", "Digits of base 32, from 0 to v.");
        return CheckAlt(details.Alt);
    }

    /// <summary>The refusal of a description; null when it can be kept.</summary>
    public static ProblemHttpResult? CheckAlt(string? alt)
    {
        if (alt is null)
            return null;
        if (alt.Length > Limits.AltLength)
            return Refusal.LimitExceeded("alt", nameof(Limits.AltLength), Limits.AltLength);
        return PlainText.IsStorable(alt) ? null : Refusal.Invalid("alt", "It holds characters that are none.");
    }

    /// <summary>The description as it is kept: an empty one is none.</summary>
    public static string? Alt(string? alt) => string.IsNullOrWhiteSpace(alt) ? null : alt.Trim();

    private static bool Are(string digits, SearchValues<char> alphabet, int length) =>
        digits.Length == length && !digits.AsSpan().ContainsAnyExcept(alphabet);
}
