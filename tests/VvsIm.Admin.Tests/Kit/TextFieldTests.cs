using Bunit;
using VvsIm.Ui.Kit;

namespace VvsIm.Admin.Tests.Kit;

public sealed class TextFieldTests : BunitContext
{
    [Fact]
    public void The_label_the_hint_and_the_error_belong_to_the_input()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Title").Add(f => f.Hint, "Up to 100 letters"));
        var input = field.Find("input");
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
        Assert.Equal(field.Find(".field-hint").Id, input.GetAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-invalid"));

        field.Render(p => p.Add(f => f.Error, "Too long"));
        Assert.Equal("Too long", field.Find($"#{field.Find("input").GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Empty(field.FindAll(".field-hint"));
    }

    [Fact]
    public void Each_key_is_told()
    {
        var typed = "";
        var field = Render<TextField>(p =>
            p.Add(f => f.Label, "Title").Add(f => f.ValueChanged, value => typed = value)
        );
        field.Find("input").Input("abc");
        Assert.Equal("abc", typed);
    }
}
