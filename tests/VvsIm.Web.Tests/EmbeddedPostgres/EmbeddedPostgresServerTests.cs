using VvsIm.Web.EmbeddedPostgres;

namespace VvsIm.Web.Tests.EmbeddedPostgres;

public sealed class EmbeddedPostgresServerTests
{
    public static TheoryData<string> BinariesAtHand() =>
        [
            .. PostgresLocations
                .List(null)
                .Where(location =>
                    File.Exists(Path.Combine(location, "initdb")) && File.Exists(Path.Combine(location, "postgres"))
                )
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(BinariesAtHand))]
    public async Task What_was_written_is_there_after_a_restart(string binaries)
    {
        using var cluster = new PrivateCluster();
        await using (var server = await cluster.StartAsync(binaries))
            await PrivateCluster.AskAsync(server, "CREATE TABLE kept AS SELECT 'still here' AS text");
        Assert.False(File.Exists(cluster.PidFile));

        await using var again = await cluster.StartAsync(binaries);

        Assert.Equal(["still here"], await PrivateCluster.AskAsync(again, "SELECT text FROM kept"));
    }

    [Theory]
    [MemberData(nameof(BinariesAtHand))]
    public async Task Letters_of_every_language_are_letters(string binaries)
    {
        using var cluster = new PrivateCluster();
        await using var server = await cluster.StartAsync(binaries);

        Assert.Equal(["ÄÉŠЖ"], await PrivateCluster.AskAsync(server, "SELECT upper('äéšж')"));
        Assert.Equal(
            ["'grüße' 'čas' '上海'"],
            await PrivateCluster.AskAsync(server, "SELECT strip(to_tsvector('simple', 'Grüße, 上海! Čas'))::text")
        );
        // By code point, on every machine the same.
        Assert.Equal(
            ["B", "a", "ä"],
            await PrivateCluster.AskAsync(server, "SELECT * FROM unnest('{ä,a,B}'::text[]) t ORDER BY t")
        );
    }

    [Fact]
    public async Task It_is_private_and_durable()
    {
        using var cluster = new PrivateCluster();
        await using var server = await cluster.StartAsync();

        async Task<string> Setting(string name) => (await PrivateCluster.AskAsync(server, $"SHOW {name}"))[0];
        Assert.Equal("", await Setting("listen_addresses"));
        Assert.Equal("on", await Setting("synchronous_commit"));
        Assert.Equal("on", await Setting("full_page_writes"));
        Assert.Equal("on", await Setting("data_checksums"));
        Assert.Equal("UTF8", await Setting("server_encoding"));
        Assert.Equal("UTC", await Setting("timezone"));
        Assert.Equal("0700", await Setting("data_directory_mode"));
    }

    [Theory]
    [InlineData("with some spaces")]
    [InlineData("comma, semicolon; and=equals")]
    [InlineData("it's \"quoted\"")]
    [InlineData("Größe 上海")]
    [InlineData(
        "a/directory/so/deep/that/a/unix/socket/in/it/would/have/a/path/longer/than/what/fits/into/the/address/of/a/socket"
    )]
    public async Task It_works_in_a_directory_of_any_name(string name)
    {
        using var cluster = new PrivateCluster(name);
        await using var server = await cluster.StartAsync();

        Assert.Equal([DatabaseCluster.Role], await PrivateCluster.AskAsync(server, "SELECT current_database()::text"));
    }

    [Fact]
    public async Task It_works_behind_a_symbolic_link()
    {
        using var cluster = new PrivateCluster("link");
        Directory.CreateSymbolicLink(
            cluster.DataDirectory,
            Directory.CreateDirectory(cluster.DataDirectory + "-real").FullName
        );
        await using (await cluster.StartAsync()) { }

        await using var again = await cluster.StartAsync();

        Assert.Equal(["1"], await PrivateCluster.AskAsync(again, "SELECT 1::text"));
    }
}
