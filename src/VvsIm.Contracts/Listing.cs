namespace VvsIm.Contracts;

/// <summary>A page of a table in the console, by offset, with how many rows there are in all.</summary>
public sealed record Listing<T>
{
    /// <summary>At most <see cref="Limits.PageSize"/> items.</summary>
    public required T[] Items { get; init; }

    /// <summary>How many match in all, exact up to <see cref="Limits.CountedRows"/>.</summary>
    public required int Total { get; init; }

    /// <summary>The people whom the items name, as far as they still have an account.</summary>
    public Accounts.User[] Users { get; init; } = [];
}
