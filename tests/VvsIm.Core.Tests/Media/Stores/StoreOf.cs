using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>Stores as the host makes them.</summary>
internal static class StoreOf
{
    public static DiskStore Folder(string path) => new(Options.Create(new StorageOptions { Path = path }));

    public static S3Store Bucket(S3Options options, ILogger<S3Store>? logger = null) =>
        new(
            Options.Create(new StorageOptions { Provider = "S3", S3 = options }),
            logger ?? NullLogger<S3Store>.Instance
        );
}
