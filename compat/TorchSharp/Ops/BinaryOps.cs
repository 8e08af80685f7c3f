using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Functions of two tensors with broadcasting and promotion, without autograd.</summary>
internal static unsafe class BinaryOps
{
    public static TensorImpl Forward<TFunction>(TFunction function, TensorImpl a, TensorImpl b)
        where TFunction : struct, IBinaryFunction
    {
        var type = function.ResultType(DTypes.Result(a, b));
        var computed = DTypes.Computed(type);
        var result = TensorImpl.Empty(computed, Shapes.Broadcast(a.Sizes, b.Sizes));
        if (result.Count > 0)
        {
            var x = CopyOps.To(a, computed);
            var y = CopyOps.To(b, computed);
            var work = new ForwardWork<TFunction>(function, result, x, y);
            Dispatch.Numeric(computed, typeof(TFunction).Name, ref work);
            x.Release();
            y.Release();
        }

        return Rounded(result, type);
    }

    /// <summary>The gradient times the derivative by the first or the second argument.</summary>
    public static TensorImpl Backward<TFunction>(
        TFunction function, TensorImpl gradient, TensorImpl a, TensorImpl b, bool left)
        where TFunction : struct, IBinaryFunction
    {
        var computed = DTypes.Computed(gradient.DType);
        var result = TensorImpl.Empty(computed, gradient.Sizes);
        var g = CopyOps.To(gradient, computed);
        var x = CopyOps.To(a, computed);
        var y = CopyOps.To(b, computed);
        var work = new BackwardWork<TFunction>(function, result, g, x, y, left);
        Dispatch.Floating(computed, typeof(TFunction).Name, ref work);
        g.Release();
        x.Release();
        y.Release();
        return Rounded(result, gradient.DType);
    }

    public static bool HasZero(TensorImpl tensor)
    {
        var test = CopyOps.To(tensor, ScalarType.Bool);
        var packed = CopyOps.Contiguous(test);
        var found = new ReadOnlySpan<byte>(packed.Bytes, checked((int)packed.Count)).Contains((byte)0);
        test.Release();
        packed.Release();
        return found;
    }

    private static TensorImpl Rounded(TensorImpl result, ScalarType type)
    {
        var rounded = CopyOps.To(result, type);
        result.Release();
        return rounded;
    }

    private static long[] Strides(TensorImpl operand, TensorImpl result) =>
        Shapes.BroadcastStrides(operand.Sizes, operand.Strides, result.Sizes);

    private readonly struct ForwardWork<TFunction>(TFunction function, TensorImpl result, TensorImpl a, TensorImpl b)
        : INumericWork
        where TFunction : struct, IBinaryFunction
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var plan = StridedPlan.Create(result.Sizes, result.Strides, Strides(a, result), Strides(b, result));
            BinaryFunctionKernel.Forward(plan, result.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>(), function);
        }
    }

    private readonly struct BackwardWork<TFunction>(
        TFunction function, TensorImpl result, TensorImpl gradient, TensorImpl a, TensorImpl b, bool left)
        : IFloatingWork
        where TFunction : struct, IBinaryFunction
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var plan = StridedPlan.Create(
                result.Sizes, result.Strides, Strides(gradient, result), Strides(a, result), Strides(b, result));
            BinaryFunctionKernel.Backward(
                plan,
                result.Pointer<T>(),
                gradient.Pointer<T>(),
                a.Pointer<T>(),
                b.Pointer<T>(),
                function,
                left);
        }
    }
}
