using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>What Composer.razor.js tells.</summary>
internal sealed class ComposerKeys(Composer composer)
{
    /// <summary>A key that means something here was pressed.</summary>
    [JSInvokable]
    public Task Pressed(string key) => composer.PressedAsync(key);

    /// <summary>The caret was moved while something was being completed.</summary>
    [JSInvokable]
    public Task Moved() => composer.MovedAsync();
}
