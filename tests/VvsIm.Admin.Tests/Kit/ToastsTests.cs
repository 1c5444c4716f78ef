using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Admin.Tests.Server;
using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Tests.Kit;

public sealed class ToastsTests : BunitContext
{
    private readonly ManualTime _time = new();
    private readonly Toasts _toasts;

    public ToastsTests()
    {
        _toasts = new Toasts(_time);
        Services.AddSingleton(_toasts);
    }

    [Fact]
    public void A_toast_goes_by_itself_one_with_an_action_later()
    {
        var host = Render<ToastHost>();
        _toasts.Show(new Toast("Saved"));
        _toasts.Show(new Toast("Deleted", Action: new ToastAction("Undo", () => Task.CompletedTask)));
        Assert.Equal(2, host.FindAll(".toast").Count);

        _time.Advance(TimeSpan.FromSeconds(6));
        host.WaitForAssertion(() => Assert.Equal("Deleted", host.Find(".toast-text").TextContent));
        _time.Advance(TimeSpan.FromSeconds(6));
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }

    [Fact]
    public void Its_action_runs_once_and_takes_it_away()
    {
        var undone = 0;
        var host = Render<ToastHost>();
        _toasts.Show(
            new Toast(
                "Deleted",
                Action: new ToastAction(
                    "Undo",
                    () =>
                    {
                        undone++;
                        return Task.CompletedTask;
                    }
                )
            )
        );
        host.Find(".toast-button").Click();

        Assert.Equal(1, undone);
        Assert.Empty(host.FindAll(".toast"));
    }
}
