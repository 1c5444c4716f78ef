using Microsoft.Extensions.Configuration;

namespace VvsIm.Core;

/// <summary>Where everything is that this host keeps in files: <c>Data:Directory</c>, or <c>data</c> where it was started.</summary>
public static class DataDirectory
{
    /// <summary>The directory, absolute; it may not exist yet.</summary>
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } directory ? directory : "data");
}
