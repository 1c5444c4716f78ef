using System.Security.Cryptography;
using System.Text;

namespace VvsIm.Core.Media.Stores;

/// <summary>
/// Where the files of a <see cref="DiskStore"/> are: <c>{root}/3fa/{key}</c>, by a hash of the key, so that no folder gets large although ids begin
/// with the time, and <c>{root}/incoming</c> for what is being written.
/// </summary>
internal sealed class DiskLayout(string root)
{
    private const int FolderLetters = 3;

    // Not a letter of any key, so it can stand for the one that file names cannot have.
    private const char Slash = '+';

    public string Root { get; } = Path.GetFullPath(root);

    public string Incoming => Path.Combine(Root, "incoming");

    /// <summary>The file of an object. Always below the root: keys have no letter that could lead elsewhere.</summary>
    /// <exception cref="ArgumentException">Not a key.</exception>
    public string PathOf(string key)
    {
        ObjectKey.ThrowIfOdd(key);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(Root, hash[..FolderLetters], key.Replace('/', Slash));
    }

    /// <summary>Returns if the root is there.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder: nothing can be said of any object.</exception>
    public void ThrowIfAway()
    {
        if (!Directory.Exists(Root))
            throw new DirectoryNotFoundException("It is not there.");
    }

    /// <summary>The folders that have objects.</summary>
    public IReadOnlyList<string> Folders() =>
        [.. Directory.EnumerateDirectories(Root).Where(folder => Path.GetFileName(folder).Length == FolderLetters)];

    /// <summary>The objects of one folder.</summary>
    public static IReadOnlyList<StoredObject> ObjectsIn(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles().Select(Object).OfType<StoredObject>()];

    private static StoredObject? Object(FileInfo file)
    {
        try
        {
            return new(file.Name.Replace(Slash, '/'), file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
        }
        catch (FileNotFoundException)
        {
            // Deleted since the folder was read.
            return null;
        }
    }
}
