using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace VvsIm.Tests;

/// <summary>
/// bUnit is compiled against AngleSharp.Diffing 1.x; the 0.17 that can be restored has all that bUnit calls, but its older version
/// number keeps the runtime from taking it by itself.
/// </summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void TakeAnyVersion() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted.Name == Name
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll"))
            : null;
}
