namespace TorchSharp.Internal;

/// <summary>A choice between two tensors, without autograd.</summary>
internal static unsafe class WhereOps
{
    /// <summary>Elements of <paramref name="a"/> where the condition holds, else of <paramref name="b"/>, broadcast.</summary>
    public static TensorImpl Choose(TensorImpl condition, TensorImpl a, TensorImpl b)
    {
        var type = DTypes.Result(a, b);
        var sizes = Shapes.Broadcast(condition.Sizes, Shapes.Broadcast(a.Sizes, b.Sizes));
        var result = TensorImpl.Empty(type, sizes);
        if (result.Count == 0)
        {
            return result;
        }

        var test = CopyOps.To(condition, ScalarType.Bool);
        var x = CopyOps.To(a, type);
        var y = CopyOps.To(b, type);
        var plan = StridedPlan.Create(
            sizes,
            result.Strides,
            Shapes.BroadcastStrides(test.Sizes, test.Strides, sizes),
            Shapes.BroadcastStrides(x.Sizes, x.Strides, sizes),
            Shapes.BroadcastStrides(y.Sizes, y.Strides, sizes));
        var at = test.Pointer<byte>();
        switch (DTypes.Size(type))
        {
            case 1:
                WhereKernel.Run(plan, result.Pointer<byte>(), at, x.Pointer<byte>(), y.Pointer<byte>());
                break;
            case 2:
                WhereKernel.Run(plan, result.Pointer<short>(), at, x.Pointer<short>(), y.Pointer<short>());
                break;
            case 4:
                WhereKernel.Run(plan, result.Pointer<int>(), at, x.Pointer<int>(), y.Pointer<int>());
                break;
            default:
                WhereKernel.Run(plan, result.Pointer<long>(), at, x.Pointer<long>(), y.Pointer<long>());
                break;
        }

        test.Release();
        x.Release();
        y.Release();
        return result;
    }
}
