using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>float16.</summary>
internal abstract unsafe class HalfLanes : ILanes<Half>
{
    public static Vector256<double> Load(Half* source) =>
        Vector256.Create((double)source[0], (double)source[1], (double)source[2], (double)source[3]);

    public static void Store(Vector256<double> values, Half* destination)
    {
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            destination[lane] = (Half)values[lane];
        }
    }
}
