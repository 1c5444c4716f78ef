using Npgsql;

namespace VvsIm.Testing;

/// <summary>Files, for tests that are not about their bytes.</summary>
public static class MediaOperations
{
    /// <summary>An upload of this person's in their oldest workspace, as the table knows it; nothing of it is in the store.</summary>
    public static async Task<Guid> PretendUploadAsync(
        this TestHost host,
        Tester who,
        string name = "photo.jpg",
        string kind = "image",
        long size = 1_000
    )
    {
        await using var connection = await host.OpenDatabaseAsync();
        await using var command = new NpgsqlCommand(
            """
            WITH place AS (
              SELECT workspace_id FROM workspace_members WHERE user_id = $2 ORDER BY joined_at LIMIT 1
            ),
            stored AS (
              INSERT INTO objects (id, workspace_id, sha256, size)
              SELECT gen_random_uuid(), workspace_id, sha256($1::text::bytea), $5 FROM place
              RETURNING id, workspace_id
            )
            INSERT INTO media (id, workspace_id, uploader_id, object_id, kind, name, content_type, size, width, height)
            SELECT $1, workspace_id, $2, id, $4, $3, 'image/jpeg', $5, 640, 480 FROM stored
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = Guid.CreateVersion7() },
                new() { Value = who.Id },
                new() { Value = name },
                new() { Value = kind },
                new() { Value = size },
            },
        };
        await command.ExecuteNonQueryAsync();
        return (Guid)command.Parameters[0].Value!;
    }

    /// <summary>An upload that can become a picture of somebody or something: square, with a preview.</summary>
    public static async Task<Guid> PretendAvatarAsync(this TestHost host, Tester who)
    {
        var id = await host.PretendUploadAsync(who, "avatar.webp");
        await using var connection = await host.OpenDatabaseAsync();
        await using var command = new NpgsqlCommand(
            "UPDATE media SET width = 512, height = 512, preview_object_id = object_id, preview_type = 'image/webp' WHERE id = $1",
            connection
        )
        {
            Parameters = { new() { Value = id } },
        };
        await command.ExecuteNonQueryAsync();
        return id;
    }
}
