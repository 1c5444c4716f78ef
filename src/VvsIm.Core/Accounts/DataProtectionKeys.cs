using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts;

/// <summary>Keeps the keys that protect cookies and tokens in the database, where every node finds them.</summary>
internal sealed class DataProtectionKeys(NpgsqlDataSource database) : IXmlRepository
{
    // The framework's interface is synchronous; keys are read once a day and written every ninety days.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.Command("SELECT xml FROM data_protection_keys ORDER BY created_at");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
            keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.Command(
            "INSERT INTO data_protection_keys (friendly_name, xml) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            friendlyName,
            element.ToString(SaveOptions.DisableFormatting)
        );
        command.ExecuteNonQuery();
    }
}
