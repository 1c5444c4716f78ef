using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>What has been uploaded to the model server.</summary>
internal sealed class ModelMedia
{
    /// <summary>What is there and can be attached, or has been.</summary>
    public List<Medium> Stored { get; } = [];

    /// <summary>Takes an upload, and answers as the server would.</summary>
    public string Upload(string name, string? alt = null, bool locationRemoved = false)
    {
        var attachment = new Attachment
        {
            Id = Guid.CreateVersion7(),
            Kind = MediaKind.Image,
            Name = name,
            ContentType = "image/jpeg",
            Size = 1_000,
            Alt = alt,
        };
        var medium = new Medium(attachment, Guid.Empty, locationRemoved);
        Stored.Add(medium);
        return JsonSerializer.Serialize(medium, VvsImJson.Default.Medium);
    }

    /// <summary>The files of a message; null for none.</summary>
    public Attachment[]? Of(Guid[]? ids) => ids?.Select(id => Stored.Single(m => m.Id == id).Attachment).ToArray();

    /// <summary>The answer if the path is one of ours.</summary>
    public HttpResponseMessage? Answer(HttpRequestMessage request, string[] path) =>
        (request.Method.Method, path) switch
        {
            ("PATCH", ["media", var id]) => Describe(Guid.Parse(id), request),
            ("DELETE", ["media", var id]) => new(
                Stored.RemoveAll(m => m.Id == Guid.Parse(id)) > 0 ? HttpStatusCode.NoContent : HttpStatusCode.NotFound
            ),
            _ => null,
        };

    private HttpResponseMessage Describe(Guid id, HttpRequestMessage request)
    {
        var body = request.Content!.ReadFromJsonAsync(VvsImJson.Default.ChangeMediumRequest).GetAwaiter().GetResult()!;
        var at = Stored.FindIndex(m => m.Id == id);
        Stored[at] = Stored[at] with { Attachment = Stored[at].Attachment with { Alt = body.Alt } };
        return new(HttpStatusCode.OK) { Content = JsonContent.Create(Stored[at], VvsImJson.Default.Medium) };
    }
}
