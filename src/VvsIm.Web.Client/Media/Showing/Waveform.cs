using VvsIm.Contracts;
using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>What is drawn of a medium before, or instead of, its bytes.</summary>
internal static class Waveform
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The loudnesses of <see cref="Attachment.Waveform"/>, 0 to 31; none where there are none, or they make no sense.</summary>
    public static int[] Levels(string? waveform)
    {
        if (waveform is not { Length: > 0 and <= Limits.WaveformLength })
            return [];
        int[] levels = [.. waveform.Select(digit => Digits.IndexOf(digit))];
        return levels.Contains(-1) ? [] : levels;
    }
}
