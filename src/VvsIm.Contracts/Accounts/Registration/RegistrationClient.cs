namespace VvsIm.Contracts.Accounts;

/// <summary>How accounts are made here.</summary>
public readonly struct RegistrationClient(VvsImClient client)
{
    /// <summary>Who may make an account; for everybody.</summary>
    public Task<Registration> ReadAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/auth/registration", VvsImJson.Default.Registration, cancellationToken);

    /// <summary>The same with what belongs to changing it; for operators.</summary>
    /// <exception cref="ProblemException">forbidden.</exception>
    public Task<InstallationSettings> SettingsAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/admin/settings", VvsImJson.Default.InstallationSettings, cancellationToken);

    /// <summary>Settles it anew; for operators. Holds at once, on every node.</summary>
    /// <exception cref="ProblemException">forbidden; invalid; limit_exceeded; conflict.</exception>
    public Task<InstallationSettings> ChangeAsync(
        InstallationSettingsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        client.SendAsync(
            HttpMethod.Put,
            "api/admin/settings",
            request,
            VvsImJson.Default.InstallationSettingsRequest,
            VvsImJson.Default.InstallationSettings,
            cancellationToken
        );
}
