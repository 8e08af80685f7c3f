namespace Federation.Core;

/// <summary>A value that keeps an update out of a mean: infinite, NaN, or of a magnitude that no sum can take.</summary>
/// <param name="Tensor">The name of the tensor.</param>
/// <param name="Index">The position among the tensor's elements, row-major.</param>
/// <param name="Value">The value: after scaling, where differences are scaled (<see cref="WeightedUpdate"/>).</param>
public sealed record UnusableValue(string Tensor, long Index, double Value)
{
    /// <summary>The value and where it is, such as <c>element 7 of tensor "fc.weight" is NaN</c>.</summary>
    public override string ToString() => $"element {Index} of tensor \"{Tensor}\" is {Value}";
}
