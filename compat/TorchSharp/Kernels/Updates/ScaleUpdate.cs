using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>Multiplies by a factor, then limits the magnitude; gradients are clipped with it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScaleUpdate(double Factor, double Limit) : IUpdate
{
    public void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.Apply(new Rule<T>(this));

    private readonly unsafe struct Rule<T>(ScaleUpdate update) : IUpdateRule<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _factor = T.CreateTruncating(update.Factor);
        private readonly T _limit = T.CreateTruncating(update.Limit);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<T> Next(
            Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third) => Vector256.Max(
            Vector256.Min(parameter * _factor, Vector256.Create(_limit)), Vector256.Create(-_limit));
    }
}
