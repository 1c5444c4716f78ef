using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VvsIm.Contracts.Accounts.Passkeys;

namespace VvsIm.Core.Tests.Accounts.Passkeys;

/// <summary>A device with one passkey, and the browser around it: WebAuthn as far as the server looks at it.</summary>
internal sealed class SoftDevice(Uri site) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte WithCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string userHandle = "";
    private uint count;

    /// <summary>What it says of its owner; a device that does not know them is no second factor.</summary>
    public bool KnowsOwner { get; init; } = true;

    /// <summary>Makes its passkey.</summary>
    public PasskeyAnswer Create(PasskeyQuestion question)
    {
        userHandle = question.Options.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose =
        [
            0xa5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] data = [.. Header(WithCredential), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation =
        [
            0xa3,
            0x63,
            .. "fmt"u8,
            0x64,
            .. "none"u8,
            0x67,
            .. "attStmt"u8,
            0xa0,
            0x68,
            .. "authData"u8,
            0x59,
            (byte)(data.Length >> 8),
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            question,
            new
            {
                clientDataJSON = Spell(ClientData("webauthn.create", question)),
                attestationObject = Spell(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>Answers with its passkey.</summary>
    public PasskeyAnswer Get(PasskeyQuestion question)
    {
        var client = ClientData("webauthn.get", question);
        var data = Header(0);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            question,
            new
            {
                clientDataJSON = Spell(client),
                authenticatorData = Spell(data),
                signature = Spell(signature),
                userHandle,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private byte[] Header(byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(site.Host)),
            (byte)(flags | Present | (KnowsOwner ? Verified : 0)),
            .. counter,
        ];
    }

    private byte[] ClientData(string type, PasskeyQuestion question) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = question.Options.GetProperty("challenge").GetString(),
                origin = site.GetLeftPart(UriPartial.Authority),
                crossOrigin = false,
            }
        );

    private PasskeyAnswer Answer(PasskeyQuestion question, object response) =>
        new(
            question.Ceremony,
            JsonSerializer.SerializeToElement(
                new
                {
                    id = Spell(id),
                    rawId = Spell(id),
                    type = "public-key",
                    clientExtensionResults = new { },
                    response,
                }
            )
        );

    private static string Spell(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
