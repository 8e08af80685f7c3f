using System.Runtime.InteropServices;

namespace Federation.TorchSharp;

/// <summary>A weighted mean of the values so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct RunningMean(double Sum, double Weight)
{
    public readonly double Value => Sum / Weight;

    public void Add(double value, double weight)
    {
        Sum += value * weight;
        Weight += weight;
    }
}
