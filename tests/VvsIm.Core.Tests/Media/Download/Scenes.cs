using Npgsql;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Download;

/// <summary>Files where they come to stand.</summary>
internal static class Scenes
{
    /// <summary>Puts an upload at a message, as sending it does.</summary>
    public static Task AttachAsync(this NpgsqlConnection database, Medium medium, Message message) =>
        database.ExecuteAsync(
            $"""
            UPDATE media SET used_at = now(), conversation_id = '{message.ConversationId}', seq = {message.Seq}
            WHERE id = '{medium.Id}'
            """
        );

    /// <summary>Makes an upload the face of a row of this table.</summary>
    public static Task FaceAsync(this NpgsqlConnection database, Medium medium, string table, Guid id) =>
        database.ExecuteAsync(
            $"""
            UPDATE media SET used_at = now() WHERE id = '{medium.Id}';
            UPDATE {table} SET avatar_id = '{medium.Id}' WHERE id = '{id}'
            """
        );

    /// <summary>Whether this person gets the file and its preview; both or none.</summary>
    public static async Task<bool> GetsAsync(this Tester who, Medium medium, CancellationToken cancellationToken)
    {
        var answers = new List<int>();
        foreach (var path in (string[])[MediaClient.PathOf(medium.Id), MediaClient.PreviewPathOf(medium.Id)])
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await who.Http.SendAsync(request, cancellationToken);
            answers.Add((int)response.StatusCode);
        }
        Assert.True(answers.Distinct().Count() == 1, string.Join(", ", answers));
        Assert.Contains(answers[0], (int[])[200, 401, 403, 404]);
        return answers[0] == 200;
    }
}
