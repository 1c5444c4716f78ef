using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VvsIm.Core.Media.Stores;

/// <summary>Adds the store that the configuration names, with what looks after it.</summary>
internal static class StoreComposition
{
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(3);

    public static void AddStore(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().Configure<IConfiguration>(Bind).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.AddSingleton<DiskStore>();
        services.AddSingleton<S3Store>();
        services.AddSingleton<IObjectStore>(provider =>
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.IsS3
                ? provider.GetRequiredService<S3Store>()
                : provider.GetRequiredService<DiskStore>()
        );
        services.AddSingleton<StoreWatch>();
        services.AddHostedService<StorageStart>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", timeout: HealthLimit);
    }

    private static void Bind(StorageOptions options, IConfiguration configuration)
    {
        try
        {
            configuration.GetSection(StorageOptions.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // A number or a yes-or-no that is none. The message names the setting, and those that are texts never come here.
            throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), [e.Message]);
        }
        if (string.IsNullOrWhiteSpace(options.Path))
            options.Path = Path.Combine(DataDirectory.Of(configuration), "objects");
    }
}
