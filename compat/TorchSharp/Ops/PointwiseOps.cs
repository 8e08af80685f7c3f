using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Functions of two arguments with broadcasting and promotion.</summary>
internal enum BinaryKind
{
    Add,
    Multiply,
    Divide,
    ReluGradient,
}

/// <summary>Pointwise arithmetic, without autograd.</summary>
internal static unsafe class PointwiseOps
{
    /// <summary>a + alpha * b.</summary>
    public static TensorImpl Add(TensorImpl a, TensorImpl b, Number alpha) => Binary(BinaryKind.Add, a, b, alpha);

    public static TensorImpl Multiply(TensorImpl a, TensorImpl b) => Binary(BinaryKind.Multiply, a, b);

    public static TensorImpl Divide(TensorImpl a, TensorImpl b) => Binary(BinaryKind.Divide, a, b);

    public static TensorImpl MultiplyBy(TensorImpl a, Number factor)
    {
        var number = FillOps.Number(factor, factor.Type);
        var result = Binary(BinaryKind.Multiply, a, number);
        number.Release();
        return result;
    }

    public static TensorImpl Binary(BinaryKind kind, TensorImpl a, TensorImpl b, Number? alpha = null)
    {
        var type = ResultType(kind, a, b);
        var sizes = Shapes.Broadcast(a.Sizes, b.Sizes);
        var result = TensorImpl.Empty(type, sizes);
        BinaryInto(kind, result, a, b, alpha);
        return result;
    }

    /// <summary>target = target + alpha * other.</summary>
    public static void AddInPlace(TensorImpl target, TensorImpl other, Number alpha) =>
        BinaryInPlace(BinaryKind.Add, target, other, alpha);

    /// <summary>Replaces <paramref name="target"/> by its combination with <paramref name="other"/>.</summary>
    public static void BinaryInPlace(BinaryKind kind, TensorImpl target, TensorImpl other, Number? alpha = null)
    {
        var type = ResultType(kind, target, other);
        NativeError.Check(
            type == target.DType || !(DTypes.IsFloating(type) && !DTypes.IsFloating(target.DType)),
            $"result type {DTypes.TorchName(type)} can't be cast to the desired output type "
            + $"{DTypes.TorchName(target.DType)}");
        NativeError.Check(
            Shapes.Broadcast(target.Sizes, other.Sizes).AsSpan().SequenceEqual(target.Sizes),
            $"output with shape {Shapes.Text(target.Sizes)} doesn't match the broadcast shape "
            + $"{Shapes.Text(Shapes.Broadcast(target.Sizes, other.Sizes))}");
        if (type == target.DType)
        {
            BinaryInto(kind, target, target, other, alpha);
            return;
        }

        var result = Binary(kind, target, other, alpha);
        CopyOps.Into(target, result);
        result.Release();
    }

    public static TensorImpl Relu(TensorImpl source)
    {
        var result = TensorImpl.EmptyLike(source, source.DType);
        ReluInto(result, source);
        return result;
    }

    public static void ReluInto(TensorImpl target, TensorImpl source)
    {
        NativeError.Check(source.DType != ScalarType.Bool, "Boolean inputs not supported for relu");
        var computed = DTypes.Computed(target.DType);
        if (computed != target.DType)
        {
            var wide = CopyOps.To(source, computed);
            ReluInto(wide, wide);
            CopyOps.Into(target, wide);
            wide.Release();
            return;
        }

        var work = new ReluWork(
            StridedPlan.Create(target.Sizes, target.Strides, source.Strides), target, source);
        Dispatch.Numeric(target.DType, "relu", ref work);
    }

    private static ScalarType ResultType(BinaryKind kind, TensorImpl a, TensorImpl b)
    {
        var type = DTypes.Result(a, b);
        return kind == BinaryKind.Divide && !DTypes.IsFloating(type) ? ScalarType.Float32 : type;
    }

    private static void BinaryInto(BinaryKind kind, TensorImpl result, TensorImpl a, TensorImpl b, Number? alpha)
    {
        NativeError.Check(
            alpha is not { Type: ScalarType.Float64 } || DTypes.IsFloating(result.DType),
            "For integral input tensors, argument alpha must not be a floating point number.");
        if (result.Count == 0)
        {
            return;
        }

        var computed = DTypes.Computed(result.DType);
        if (computed != result.DType)
        {
            var wide = TensorImpl.Empty(computed, result.Sizes);
            BinaryInto(kind, wide, a, b, alpha);
            CopyOps.Into(result, wide);
            wide.Release();
            return;
        }

        var x = CopyOps.To(a, result.DType);
        var y = CopyOps.To(b, result.DType);
        var plan = StridedPlan.Create(
            result.Sizes,
            result.Strides,
            Shapes.BroadcastStrides(x.Sizes, x.Strides, result.Sizes),
            Shapes.BroadcastStrides(y.Sizes, y.Strides, result.Sizes));
        var work = new BinaryWork(kind, plan, result, x, y, alpha);
        Dispatch.Numeric(result.DType, Name(kind), ref work);
        x.Release();
        y.Release();
    }

    // Not ToString, which boxes.
    private static string Name(BinaryKind kind) => kind switch
    {
        BinaryKind.Add => "add",
        BinaryKind.Multiply => "mul",
        BinaryKind.Divide => "div",
        _ => "relu",
    };

    private readonly struct BinaryWork(
        BinaryKind kind, StridedPlan plan, TensorImpl result, TensorImpl a, TensorImpl b, Number? alpha) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* r = result.Pointer<T>(), x = a.Pointer<T>(), y = b.Pointer<T>();
            switch (kind)
            {
                case BinaryKind.Add when alpha is null or { IsOne: true }:
                    BinaryKernel.Run(plan, r, x, y, default(AddOperator<T>));
                    break;
                case BinaryKind.Add:
                    BinaryKernel.Run(plan, r, x, y, new AddScaledOperator<T>(alpha!.Value.To<T>()));
                    break;
                case BinaryKind.Multiply:
                    BinaryKernel.Run(plan, r, x, y, default(MultiplyOperator<T>));
                    break;
                case BinaryKind.Divide:
                    BinaryKernel.Run(plan, r, x, y, default(DivideOperator<T>));
                    break;
                default:
                    BinaryKernel.Run(plan, r, x, y, default(ReluGradientOperator<T>));
                    break;
            }
        }
    }

    private readonly struct ReluWork(StridedPlan plan, TensorImpl result, TensorImpl source) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> =>
            UnaryKernel.Run(plan, result.Pointer<T>(), source.Pointer<T>(), default(ReluOperator<T>));
    }
}
