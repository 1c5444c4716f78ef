using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Tests.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.LifeCycle;

/// <summary>Files in the store and in the table, of a person and a room; time is moved in the database.</summary>
public abstract class LifeCycleTest : HostTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vvsim-life-");
    private Tester? ann;

    protected string Root => Path.Combine(folder.FullName, "objects");

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Storage:Path"] = Root };

    protected Tester Ann => ann!;

    protected Guid Room { get; private set; }

    protected Guid Workspace { get; private set; }

    internal IObjectStore Store => Host.Services.GetRequiredService<IObjectStore>();

    protected NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    protected async Task MeetAsync()
    {
        ann = await Host.SignUpAsync("Ann");
        Room = await ann.CreateGroupAsync("Ops", await Host.SignUpAsync("Bo"));
        Workspace = (await ann.Api.Workspaces.ListAsync(Stop)).Items[0].Id;
    }

    /// <summary>Bytes in the store, and their row.</summary>
    protected async Task<Guid> KeepObjectAsync(byte[] bytes, Guid? workspace = null)
    {
        var id = Guid.CreateVersion7();
        await Store.PutAsync(ObjectKey.Of(workspace ?? Workspace, id), bytes);
        await Database
            .Command(
                "INSERT INTO objects (id, workspace_id, sha256, size) VALUES ($1, $2, $3, $4)",
                id,
                workspace ?? Workspace,
                SHA256.HashData(bytes),
                (long)bytes.Length
            )
            .RunAsync(Stop);
        return id;
    }

    /// <summary>A file of Ann's.</summary>
    protected async Task<Guid> KeepFileAsync(Guid? objectId = null, Guid? previewId = null, long size = 10)
    {
        var id = Guid.CreateVersion7();
        await Database
            .Command(
                """
                INSERT INTO media (id, workspace_id, uploader_id, object_id, preview_object_id, kind, name, content_type, size)
                VALUES ($1, $2, $3, $4, $5, 'image', 'a.png', 'image/png', $6)
                """,
                id,
                Workspace,
                Ann.Id,
                objectId ?? await KeepObjectAsync(StoreTesting.Bytes(10)),
                previewId,
                size
            )
            .RunAsync(Stop);
        return id;
    }

    protected Task<Message> SayAsync(params Guid[] files) =>
        Ann.Api.Messages.SendAsync(Room, new(Guid.CreateVersion7(), "see", AttachmentIds: files), Stop);

    protected Task SqlAsync(string sql, params object?[] values) => Database.Command(sql, values).RunAsync(Stop);

    /// <summary>Which of these are still in the table.</summary>
    protected async Task<List<Guid>> LeftAsync(string table, params Guid[] ids)
    {
        var found = await Database
            .Command($"SELECT id FROM {table} WHERE id = ANY ($1)", ids)
            .ListAsync(row => row.GetGuid(0), Stop);
        return [.. ids.Where(found.Contains)];
    }

    internal Task RunAsync<T>()
        where T : class, IJob => ActivatorUtilities.CreateInstance<T>(Host.Services).RunAsync(Stop);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
