using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>What can be seen to be wrong before the store is asked: a line each.</summary>
public sealed class StorageOptionsTests
{
    [Fact]
    public void The_data_directory_is_where_objects_are_by_default()
    {
        var options = Read(("Data:Directory", "/srv/vvs"));

        Assert.Equal("/srv/vvs/objects", options.Path);
        Assert.Equal("/mnt/files", Read(("Data:Directory", "/srv/vvs"), ("Storage:Path", "/mnt/files")).Path);
    }

    [Fact]
    public void An_unknown_provider_is_told_with_what_there_is() =>
        Assert.Equal(["Storage:Provider is \"Ftp\"; it can be Disk or S3."], Mistakes(("Storage:Provider", "Ftp")));

    [Fact]
    public void Every_mistake_has_a_line_and_no_secret_is_in_any()
    {
        var mistakes = Mistakes(
            ("Storage:Provider", "s3"),
            ("Storage:S3:ServiceUrl", "minio:9000"),
            ("Storage:S3:SecretKey", "very-secret"),
            ("Storage:S3:ServerSideEncryption", "rot13"),
            ("Storage:S3:PartBytes", "100")
        );

        Assert.Collection(
            mistakes,
            line => Assert.Contains("Storage:S3:Bucket is missing", line),
            line => Assert.Contains("Storage:S3:ServiceUrl is not an address", line),
            line => Assert.Contains("belong together", line),
            line => Assert.Contains("rot13", line),
            line => Assert.Contains("Storage:S3:PartBytes", line)
        );
        Assert.All(mistakes, line => Assert.DoesNotContain("very-secret", line));
    }

    [Fact]
    public void Amazon_needs_a_region() =>
        Assert.Contains(
            "Storage:S3:Region is missing",
            Assert.Single(Mistakes(("Storage:Provider", "S3"), ("Storage:S3:Bucket", "files")))
        );

    [Fact]
    public void What_is_no_yes_or_no_is_told() =>
        Assert.Contains(
            "Storage:S3:PathStyle",
            Assert.Single(Mistakes(("Storage:Provider", "S3"), ("Storage:S3:PathStyle", "perhaps")))
        );

    [Fact]
    public void A_service_of_ones_own_needs_an_address_a_bucket_and_keys_or_none() =>
        Assert.Empty(
            Mistakes(
                ("Storage:Provider", "S3"),
                ("Storage:S3:ServiceUrl", "https://minio.example.com"),
                ("Storage:S3:Bucket", "files")
            )
        );

    private static StorageOptions Read(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
                .Build()
        );
        services.AddStore();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<StorageOptions>>().Value;
    }

    private static string[] Mistakes(params (string Key, string Value)[] settings) =>
        Record.Exception(() => Read(settings)) is OptionsValidationException refused ? [.. refused.Failures] : [];
}
