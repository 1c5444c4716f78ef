using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Tests.Media;

/// <summary>Files to be shown.</summary>
internal static class Files
{
    public static Attachment Of(MediaKind kind, string name = "a.bin", int? width = null, int? height = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Name = name,
            ContentType = kind == MediaKind.Image ? "image/jpeg" : "application/octet-stream",
            Size = 1_234_567,
            Width = width,
            Height = height,
        };

    public static Attachment[] Photos(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(n => Of(MediaKind.Image, $"photo {n}.jpg", 800, 600) with { HasPreview = true }),
        ];
}
