using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>float32.</summary>
internal abstract unsafe class SingleLanes : ILanes<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(float* source)
    {
        var values = Vector128.Load(source);
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(values);
        }

        var (lower, upper) = Vector128.Widen(values);
        return Vector256.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> values, float* destination)
    {
        var rounded = Avx.IsSupported ? Avx.ConvertToVector128Single(values) : Vector128.Narrow(values.GetLower(), values.GetUpper());
        rounded.Store(destination);
    }
}
