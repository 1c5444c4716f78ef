using VvsIm.Contracts.Media;

namespace VvsIm.Core.Media.Shared;

/// <summary>Something shared, and where it stands.</summary>
internal sealed record SharedItem(SharedPlace Place, SharedMedium Medium);
