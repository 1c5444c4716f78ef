using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VvsIm.Core.Moderation.Log;

/// <summary>
/// The arithmetic of the chain, as docs/decisions/015 tells it so that anybody can check a log without us: two hashes per row, both SHA-256.
/// </summary>
internal static class ModerationChain
{
    /// <summary>What stands before the first row.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>Of the salt, and the details as they are written; nothing where there are none.</summary>
    public static byte[] Digest(ReadOnlySpan<byte> salt, string? details)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(details ?? ""));
        return hash.GetHashAndReset();
    }

    /// <summary>Of the hash before, and the row's own fields, one on a line; what is null is a hyphen.</summary>
    public static byte[] Hash(byte[] previous, ModerationRow row)
    {
        var text = string.Join(
            '\n',
            row.Seq.ToString(CultureInfo.InvariantCulture),
            row.Id.ToString(),
            ((row.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(
                CultureInfo.InvariantCulture
            ),
            Or(row.ActorId),
            row.Action,
            row.TargetKind ?? "-",
            Or(row.TargetId),
            Or(row.WorkspaceId),
            Or(row.ConversationId),
            Or(row.UserId),
            row.Personal ? "personal" : "-",
            Convert.ToHexStringLower(row.Digest)
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }

    private static string Or(Guid? id) => id?.ToString() ?? "-";
}
