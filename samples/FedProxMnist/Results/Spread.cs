using System.Runtime.InteropServices;

namespace FedProxMnist.Results;

/// <summary>The mean of several runs' numbers, and how far they lie apart.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation of a sample, divided by n - 1; 0 of a single number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spread(double Mean, double Deviation)
{
    public static Spread Of(IEnumerable<double> numbers)
    {
        var all = numbers.ToArray();
        var mean = all.Average();
        var deviation = all.Length == 1 ? 0 : Math.Sqrt(all.Sum(number => (number - mean) * (number - mean)) / (all.Length - 1));
        return new Spread(mean, deviation);
    }
}
