namespace TorchSharp.Internal;

/// <summary>Losses of class indices that autograd follows.</summary>
internal static class ClassLosses
{
    /// <summary>Loss of logits [C], [N, C] or [N, C, ...] against class indices [], [N] or [N, ...].</summary>
    public static TensorImpl CrossEntropy(
        TensorImpl input,
        TensorImpl target,
        TensorImpl? weight,
        long ignore,
        torch.nn.Reduction reduction,
        double smoothing) => Loss(input, target, weight, new Options(ignore, reduction, smoothing, FromLogits: true));

    /// <summary>The same of log probabilities.</summary>
    public static TensorImpl Nll(
        TensorImpl input, TensorImpl target, TensorImpl? weight, long ignore, torch.nn.Reduction reduction) =>
        Loss(input, target, weight, new Options(ignore, reduction, 0, FromLogits: false));

    private static TensorImpl Loss(TensorImpl input, TensorImpl target, TensorImpl? weight, Options options)
    {
        CheckShapes(input, target, weight);
        var rows = ClassesLast(input);
        var logarithms = options.FromLogits ? SoftmaxOps.Forward(rows, -1, logarithm: true) : rows.Retain();
        rows.Release();
        var indices = CopyOps.Contiguous(target);
        var weights = weight is null ? null : CopyOps.Contiguous(weight);
        var (losses, total) = NllOps.Forward(Request(options, logarithms.Sizes[^1], indices, weights), logarithms);
        var result = Reduce(losses, total, options.Reduction, target.Sizes);
        losses.Release();
        if (Graph.Records(input))
        {
            result.Made(LossNode.Of(options, input, logarithms, indices, weights, total));
        }

        logarithms.Release();
        indices.Release();
        weights?.Release();
        return result;
    }

    private static TensorImpl Reduce(
        TensorImpl losses, double total, torch.nn.Reduction reduction, ReadOnlySpan<long> sizes)
    {
        if (reduction == torch.nn.Reduction.None)
        {
            return losses.ViewContiguous(sizes);
        }

        var sum = ReduceOps.Sum(losses, [], keep: false);
        if (reduction == torch.nn.Reduction.Mean)
        {
            var divisor = FillOps.Number(total, ScalarType.Float64);
            PointwiseOps.BinaryInPlace(BinaryKind.Divide, sum, divisor);
            divisor.Release();
        }

        return sum;
    }

    private static NllOps.Request Request(Options options, long classes, TensorImpl target, TensorImpl? weight) =>
        new(target.Count, classes, target, weight, options.Ignore, options.Smoothing);

    /// <summary>The classes in neighbouring elements, the rest in the order of the targets.</summary>
    private static TensorImpl ClassesLast(TensorImpl input)
    {
        if (input.Rank <= 2)
        {
            return CopyOps.Contiguous(input);
        }

        var order = default(DimList);
        order.Add(0);
        for (var i = 2; i < input.Rank; i++)
        {
            order.Add(i);
        }

        order.Add(1);
        return Packed(input, order.Values);
    }

    /// <summary>Undoes <see cref="ClassesLast"/>; takes over the caller's count.</summary>
    private static TensorImpl ClassesSecond(TensorImpl rows)
    {
        if (rows.Rank <= 2)
        {
            return rows;
        }

        var order = default(DimList);
        order.Add(0);
        order.Add(rows.Rank - 1);
        for (var i = 1; i < rows.Rank - 1; i++)
        {
            order.Add(i);
        }

        var result = Packed(rows, order.Values);
        rows.Release();
        return result;
    }

    private static TensorImpl Packed(TensorImpl source, ReadOnlySpan<long> order)
    {
        var moved = ViewOps.Permute(source, order);
        var packed = CopyOps.Contiguous(moved);
        moved.Release();
        return packed;
    }

    private static void CheckShapes(TensorImpl input, TensorImpl target, TensorImpl? weight)
    {
        NativeError.Check(input.Rank > 0, "input tensor should be at least 1D");
        NativeError.Check(
            target.DType == ScalarType.Int64,
            $"expected scalar type Long but found {DTypes.TorchName(target.DType)}");
        NativeError.Check(
            input.DType is ScalarType.Float32 or ScalarType.Float64,
            $"\"nll_loss_out_frame\" not implemented for '{DTypes.TorchName(input.DType)}'");
        var classes = input.Sizes[input.Rank == 1 ? 0 : 1];
        var expected = default(DimList);
        if (input.Rank > 1)
        {
            expected.Add(input.Sizes[0]);
            expected.Add(input.Sizes.AsSpan(2));
        }

        NativeError.Check(
            target.Sizes.AsSpan().SequenceEqual(expected.Values),
            $"Expected target size {Shapes.Text(expected.Values)}, got {Shapes.Text(target.Sizes)}");
        NativeError.Check(
            weight is null || (weight.Rank == 1 && weight.Sizes[0] == classes && weight.DType == input.DType),
            "weight tensor should be defined either for all or no classes");
    }

    private readonly record struct Options(
        long Ignore, torch.nn.Reduction Reduction, double Smoothing, bool FromLogits);

    private sealed class LossNode : Node<LossNode>
    {
        private Options _options;
        private bool _weighted;
        private double _scale;

        public static LossNode Of(
            Options options,
            TensorImpl input,
            TensorImpl logarithms,
            TensorImpl target,
            TensorImpl? weight,
            double total)
        {
            var node = Rent(input);
            node._options = options;
            node._scale = options.Reduction == torch.nn.Reduction.Mean ? 1 / total : 1;
            node._weighted = weight is not null;
            node.Save(0, logarithms);
            node.Save(1, target);
            if (weight is not null)
            {
                node.Save(2, weight);
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var logarithms = Saved(0);
            var packed = CopyOps.Contiguous(grad);
            var request = Request(_options, logarithms.Sizes[^1], Saved(1), _weighted ? Saved(2) : null);
            var rows = NllOps.Backward(request, packed, _scale, logarithms.Sizes);
            packed.Release();
            if (_options.FromLogits)
            {
                SoftmaxOps.BackwardInPlace(rows, logarithms, logarithm: true);
            }

            result[0] = ClassesSecond(rows);
        }
    }
}
