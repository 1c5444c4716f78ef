using System.ComponentModel;
using System.Runtime.InteropServices;

namespace VvsIm.Core.Media.Stores;

/// <summary>Makes the entries of a folder durable, as flushing a file does its bytes: without it, a file renamed before the power fails may be gone.</summary>
internal static class Fsync
{
    /// <summary>Returns when the folder's entries are on the disk.</summary>
    /// <exception cref="IOException">The system could not.</exception>
    public static void Folder(string path)
    {
        // Elsewhere there is no such call, and the file system keeps the order by itself.
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        var handle = Open(path, ReadOnly);
        if (handle < 0)
            throw Failure(path);
        try
        {
            if (Sync(handle) != 0)
                throw Failure(path);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private const int ReadOnly = 0;

    private static IOException Failure(string path) =>
        new($"Could not flush {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
