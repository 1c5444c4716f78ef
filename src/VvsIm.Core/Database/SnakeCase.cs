using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VvsIm.Core.Database;

/// <summary>Spells columns the way the migrations do: <c>DisplayName</c> is <c>display_name</c>.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        var columns = builder
            .Model.GetEntityTypes()
            // What lies within JSON has no column.
            .Where(entity => !entity.IsMappedToJson())
            .SelectMany(entity => entity.GetProperties());
        foreach (var property in columns)
            property.SetColumnName(Of(property.Name));
    }

    private static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
