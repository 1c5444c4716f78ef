using QRCoder;

namespace VvsIm.Core.Accounts.TwoFactor;

/// <summary>A text as a picture that phones read.</summary>
internal static class QrCode
{
    /// <summary>Its rows from the top, the white border with them: <c>1</c> is black.</summary>
    public static string[] Draw(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(row => string.Concat(row.Cast<bool>().Select(black => black ? '1' : '0')))];
    }
}
