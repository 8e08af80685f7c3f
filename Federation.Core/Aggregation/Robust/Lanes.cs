using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Core;

/// <summary>Conversions of vectors.</summary>
internal static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Widen(Vector128<float> v)
    {
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(v);
        }

        var (lower, upper) = Vector128.Widen(v);
        return Vector256.Create(lower, upper);
    }
}
