namespace VvsIm.Contracts.Operations;

/// <summary>The operations part of the API, for operators.</summary>
public readonly struct OperationsClient(VvsImClient client)
{
    /// <summary>A few live figures.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<Overview> OverviewAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/overview", VvsImJson.Default.Overview, cancellationToken);
}
