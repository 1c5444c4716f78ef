using System.Security.Cryptography;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>Stores, in a test's words.</summary>
internal static class StoreTesting
{
    public static byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    public static string NewKey() => ObjectKey.Of(Guid.CreateVersion7(), Guid.CreateVersion7());

    public static async Task PutAsync(this IObjectStore store, string key, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        await store.PutAsync(key, content, bytes.Length, "image/png", TestContext.Current.CancellationToken);
    }

    public static async Task<byte[]> ReadAsync(this IObjectStore store, string key, long from = 0, long? length = null)
    {
        await using var stored = await store.OpenAsync(key, from, length, TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await stored.Content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(stored.Length, bytes.Length);
        return bytes.ToArray();
    }

    public static Task<ObjectMissingException> MissingAsync(this IObjectStore store, string key) =>
        Assert.ThrowsAsync<ObjectMissingException>(() => store.ReadAsync(key));

    public static Task DeleteAsync(this IObjectStore store, params string[] keys) =>
        store.DeleteAsync(keys, TestContext.Current.CancellationToken);

    public static async Task<List<StoredObject>> ListAsync(this IObjectStore store)
    {
        var all = new List<StoredObject>();
        await foreach (var stored in store.ListAsync(TestContext.Current.CancellationToken))
            all.Add(stored);
        return all;
    }
}
