using VvsIm.Contracts;

namespace VvsIm.Core.Tests.Media;

/// <summary>The code of the refusal that something must meet with.</summary>
internal static class Refused
{
    public static async Task<string> ByAsync(Func<Task> attempt) =>
        (await Assert.ThrowsAsync<ProblemException>(attempt)).Code;
}
