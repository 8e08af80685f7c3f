namespace TorchSharp.Internal;

/// <summary>The in-place form of any operation, made from the operation itself.</summary>
internal static class InPlace
{
    /// <summary>
    /// Replaces <paramref name="target"/> by what <paramref name="operation"/> makes of it, in the target's type.
    /// </summary>
    /// <param name="target">The tensor to change.</param>
    /// <param name="operation">Computes the result; what it is given holds the target's elements as they were.</param>
    /// <param name="other">Another tensor that the operation uses, if it may need a gradient.</param>
    public static void Apply(TensorImpl target, Func<TensorImpl, TensorImpl> operation, TensorImpl? other = null)
    {
        if (!Graph.BeginInPlace(target, other))
        {
            var values = operation(target);
            Overwrite(target, values);
            Graph.EndInPlace(target, null);
            values.Release();
            return;
        }

        // The gradient may need the elements that the change spoils.
        var before = CopyOps.Clone(target);
        if (Graph.Maker(target) is { } maker)
        {
            before.Made(maker);
        }

        var result = operation(before);
        var converted = Viewing.To(result, target.DType, copy: false);
        Overwrite(target, converted);
        Graph.EndInPlace(target, Graph.Maker(converted) ?? Overwriting.Constant());
        before.Release();
        result.Release();
        converted.Release();
    }

    private static void Overwrite(TensorImpl target, TensorImpl values)
    {
        NativeError.Check(
            DTypes.CanCast(values.DType, target.DType),
            $"result type {DTypes.TorchName(values.DType)} can't be cast to the desired output type "
            + $"{DTypes.TorchName(target.DType)}");
        NativeError.Check(
            values.Sizes.AsSpan().SequenceEqual(target.Sizes),
            $"output with shape {Shapes.Text(target.Sizes)} doesn't match the broadcast shape "
            + $"{Shapes.Text(values.Sizes)}");
        CopyOps.Into(target, values);
    }
}
