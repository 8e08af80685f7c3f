namespace Federation.Data;

/// <summary>How hard generated images are to tell apart.</summary>
/// <param name="PatternsPerClass">How many patterns a class has.</param>
/// <param name="Margin">How many pixels an image may be shifted by, to each side.</param>
/// <param name="Mirrors">Whether half of the images are mirrored.</param>
/// <param name="SignalContrast">The deviation of the pattern that tells the class, in levels of a byte.</param>
/// <param name="ClutterContrast">The deviation of the pattern that tells nothing.</param>
/// <param name="NoiseContrast">The deviation of what is different in each pixel.</param>
internal sealed record GeneratedVariety(
    int PatternsPerClass, int Margin, bool Mirrors, float SignalContrast, float ClutterContrast, float NoiseContrast)
{
    /// <summary>About as hard as small photographs.</summary>
    public static GeneratedVariety Photographs { get; } = new(6, 4, true, 46, 46, 26);

    /// <summary>About as hard as digits.</summary>
    public static GeneratedVariety Digits { get; } = new(3, 2, false, 46, 24, 26);
}
