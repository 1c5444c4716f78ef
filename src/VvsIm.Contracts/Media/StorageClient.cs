namespace VvsIm.Contracts.Media;

/// <summary>The object store's part of the API, for operators.</summary>
public readonly struct StorageClient(VvsImClient client)
{
    private const string Path = "api/admin/storage";

    /// <summary>What the store holds, and for whom.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<StorageReport> ReportAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync(Path, VvsImJson.Default.StorageReport, cancellationToken);

    /// <summary>Compares the store with the table now. A large store takes its time.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<StorageCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        client.SendAsync(HttpMethod.Post, $"{Path}/check", null, VvsImJson.Default.StorageCheck, cancellationToken);
}
