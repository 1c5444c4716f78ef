using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>Section <c>Media</c>, what concerns how long files are kept.</summary>
internal sealed class LifeCycleOptions
{
    /// <summary>How long an upload is kept that nobody has sent. One that a scheduled message waits for is kept until that is sent.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long the files of a deleted message or conversation are kept, for those who have to look into it; nobody gets them meanwhile. What is
    /// on legal hold is kept until it no longer is.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00")]
    public TimeSpan KeepDeleted { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a picture is kept that another one has replaced: screens that have not heard of the new one still show it.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan KeepReplaced { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How old bytes in the store must be, of which the database knows nothing, to be removed by the comparison.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepUnknown { get; set; } = TimeSpan.FromDays(7);
}
