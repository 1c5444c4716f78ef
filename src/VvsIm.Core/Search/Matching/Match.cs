namespace VvsIm.Core.Search.Matching;

/// <summary>How well a text fits what is looked for.</summary>
/// <param name="Fits">Everything wanted is in it, nothing unwanted.</param>
/// <param name="Quality">0 for what has no words to compare; 1 for pieces of words, 2 for beginnings, 3 for whole words; one more for all of them in order.</param>
internal readonly record struct Match(bool Fits, double Quality);
