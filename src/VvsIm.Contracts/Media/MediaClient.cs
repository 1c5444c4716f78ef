using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace VvsIm.Contracts.Media;

/// <summary>The media part of the API. In a browser, uploads go by XMLHttpRequest, which tells how far it is.</summary>
public readonly struct MediaClient(VvsImClient client)
{
    /// <summary>Uploads a file, streaming it.</summary>
    /// <param name="file">Read once, from where it stands.</param>
    /// <param name="name">Its name; a path before it is left out.</param>
    /// <param name="details">What is known of it.</param>
    /// <param name="preview">A small WebP or JPEG picture of it, at most <see cref="Limits.PreviewBytes"/>.</param>
    /// <param name="cancellationToken">Gives up; nothing of it is kept then.</param>
    /// <exception cref="ProblemException">
    /// invalid, limit_exceeded (of the details), too_large, empty_file, unsafe_picture, media_unavailable, not_found (the workspace).
    /// </exception>
    public Task<Medium> UploadAsync(
        Stream file,
        string name,
        MediaDetails? details = null,
        Stream? preview = null,
        CancellationToken cancellationToken = default
    )
    {
        var parts = new MultipartFormDataContent();
        if (details is not null)
            parts.Add(JsonContent.Create(details, VvsImJson.Default.MediaDetails), "details");
        if (preview is not null)
            parts.Add(new StreamContent(preview), "preview", "preview");
        parts.Add(
            new StreamContent(file)
            {
                Headers =
                {
                    ContentType = new MediaTypeHeaderValue("application/octet-stream"),
                    // The other way to write a name has no way to write quotes.
                    ContentDisposition = new("form-data") { Name = "\"file\"", FileNameStar = name },
                },
            }
        );
        return client.SendAsync(HttpMethod.Post, "api/media", parts, VvsImJson.Default.Medium, cancellationToken);
    }

    /// <summary>Changes what is said of one's own upload, before it is attached.</summary>
    /// <exception cref="ProblemException">not_found, limit_exceeded, conflict (attached by now).</exception>
    public Task<Medium> ChangeAsync(
        Guid id,
        ChangeMediumRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Patch,
            $"api/media/{id}",
            request,
            VvsImJson.Default.ChangeMediumRequest,
            VvsImJson.Default.Medium,
            cancellationToken
        );

    /// <summary>Throws one's own upload away, before it is attached. Twice is no error.</summary>
    /// <exception cref="ProblemException">conflict (attached by now).</exception>
    public Task DiscardAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"api/media/{id}"), cancellationToken);

    /// <summary>What has been shared in a conversation, the newest first.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public Task<SharedMediaPage> SharedAsync(
        Guid conversationId,
        SharedKind kind,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            $"api/conversations/{conversationId}/media"
                + new Query().Add("kind", kind.ToString().ToLowerInvariant()).Add("cursor", cursor),
            VvsImJson.Default.SharedMediaPage,
            cancellationToken
        );

    /// <summary>Where the bytes are, below the server's root.</summary>
    public static string PathOf(Guid id) => $"api/media/{id}";

    /// <summary>Where the small picture is, below the server's root.</summary>
    public static string PreviewPathOf(Guid id) => $"api/media/{id}/preview";
}
