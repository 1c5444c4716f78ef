namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>What a new cluster's <c>postgresql.conf</c> says, for a small machine. An installation may change it there.</summary>
internal static class ClusterSettings
{
    public const string Text = """

        # VVS IM: settings for a small machine. Change them here; a restart of the host applies them.
        max_connections = 150
        shared_buffers = 128MB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_wal_size = 1GB
        checkpoint_timeout = 15min
        wal_compression = on
        random_page_cost = 1.1
        fsync = on
        synchronous_commit = on
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = 'log'
        # One file a weekday, overwritten a week later.
        log_filename = 'postgresql-%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_min_duration_statement = 2s

        """;
}
