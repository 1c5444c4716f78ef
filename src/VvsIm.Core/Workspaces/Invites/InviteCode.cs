using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>What opens: 144 random bits, spelled for an address.</summary>
internal static class InviteCode
{
    private const int Bytes = 18;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// What a code is looked up by, of whatever length and letters. Nobody can choose the beginning of a hash, so no comparison on the
    /// way says how near a guess was.
    /// </summary>
    public static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
