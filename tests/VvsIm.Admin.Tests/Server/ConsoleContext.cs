using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using VvsIm.Admin.Shell;

namespace VvsIm.Admin.Tests.Server;

/// <summary>The console before a stand-in for the server, at a time that stands still.</summary>
public abstract class ConsoleContext : BunitContext
{
    protected ConsoleContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddConsole(new Uri("http://localhost/"), Server);
        Services.AddSingleton<TimeProvider>(Time);
    }

    private protected FakeServer Server { get; } = new();

    private protected ManualTime Time { get; } = new();

    /// <summary>The whole console with one page in it.</summary>
    private protected IRenderedComponent<ConsoleLayout> RenderConsole<TPage>()
        where TPage : IComponent =>
        Render<ConsoleLayout>(layout =>
            layout.Add(
                console => console.Body,
                builder =>
                {
                    builder.OpenComponent<TPage>(0);
                    builder.CloseComponent();
                }
            )
        );
}
