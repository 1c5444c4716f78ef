using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;

namespace VvsIm.Core.Messages.Attaching;

/// <summary>The column <c>attachments</c> of <c>messages</c>: the contract's attachments as JSON, null for none.</summary>
internal static class AttachmentRows
{
    public static Attachment[]? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, VvsImJson.Default.AttachmentArray);

    public static string? Write(Append append) =>
        append.Attachments is null
            ? null
            : JsonSerializer.Serialize(append.Attachments, VvsImJson.Default.AttachmentArray);

    /// <summary>How many bytes they are in an event.</summary>
    public static int Bytes(Attachment[]? attachments) =>
        attachments is null
            ? 0
            : JsonSerializer.SerializeToUtf8Bytes(attachments, VvsImJson.Default.AttachmentArray).Length;
}
