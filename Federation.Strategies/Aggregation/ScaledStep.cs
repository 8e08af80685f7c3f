using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>b + scale × a: unlike <see cref="TensorListMath.Add"/>, tensors without floating-point elements are those of the step a.</summary>
internal readonly struct ScaledStep(double scale) : IElementwise
{
    public static int InputCount => 2;

    public static int OutputCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d) => a = b + (a * scale);
}
