namespace CifarSample.Model;

/// <summary>How well a network does.</summary>
/// <param name="Loss">The mean cross-entropy.</param>
/// <param name="Accuracy">The part of the images whose class it names, 0 to 1.</param>
/// <param name="Count">How many images were measured.</param>
internal sealed record Score(double Loss, double Accuracy, int Count);
