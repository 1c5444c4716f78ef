namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>Something that the writer may mean.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Detail">A word more about it; null if there is nothing to say.</param>
public sealed record Suggestion(string Label, string? Detail)
{
    /// <summary>The emoji, if it is one.</summary>
    public string? Character { get; init; }

    /// <summary>The person, if it is one.</summary>
    public Guid? UserId { get; init; }
}
