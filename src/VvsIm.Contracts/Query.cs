using System.Text;

namespace VvsIm.Contracts;

/// <summary>Builds a query string; what is null is left out.</summary>
internal readonly struct Query()
{
    private readonly StringBuilder text = new();

    public Query Add(string name, string? value)
    {
        if (value is not null)
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public Query Add(string name, long? value) => Add(name, value?.ToString());

    public override string ToString() => text.ToString();
}
