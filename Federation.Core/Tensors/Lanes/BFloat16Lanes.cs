using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>bfloat16.</summary>
internal abstract unsafe class BFloat16Lanes : ILanes<BFloat16>
{
    public static Vector256<double> Load(BFloat16* source) =>
        Vector256.Create((double)source[0], (double)source[1], (double)source[2], (double)source[3]);

    public static void Store(Vector256<double> values, BFloat16* destination)
    {
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            destination[lane] = (BFloat16)values[lane];
        }
    }
}
