namespace TorchSharp.Internal;

/// <summary>Classification losses that autograd follows.</summary>
internal static class Losses
{
    public static TensorImpl CrossEntropy(
        TensorImpl input,
        TensorImpl target,
        TensorImpl? weight,
        long ignore,
        torch.nn.Reduction reduction,
        double smoothing)
    {
        NativeError.Check(
            smoothing is >= 0 and <= 1, $"label_smoothing must be between 0.0 and 1.0. Got: {smoothing}");
        if (DTypes.IsFloating(target.DType))
        {
            throw NativeError.Unsupported("cross_entropy with class probabilities as the target");
        }

        var logarithm = Layers.Softmax(input, input.Rank == 1 ? 0 : 1, logarithm: true);
        var loss = Nll(logarithm, target, weight, ignore, reduction, smoothing);
        logarithm.Release();
        return loss;
    }

    /// <summary>Loss of log probabilities [C], [N, C] or [N, C, ...] against class indices [], [N] or [N, ...].</summary>
    public static TensorImpl Nll(
        TensorImpl input,
        TensorImpl target,
        TensorImpl? weight,
        long ignore,
        torch.nn.Reduction reduction,
        double smoothing = 0)
    {
        CheckShapes(input, target, weight);
        // Classes last, then one row for each target.
        var order = ClassesLast(input.Rank);
        var moved = Viewing.Permute(input, order);
        var classes = input.Sizes[input.Rank == 1 ? 0 : 1];
        var rows = Viewing.Reshape(moved, [target.Count, classes]);
        moved.Release();
        var packedRows = Viewing.Contiguous(rows);
        rows.Release();
        var packedTarget = CopyOps.Contiguous(target);
        var flatTarget = packedTarget.ViewContiguous(target.Count);
        packedTarget.Release();
        var packedWeight = weight is null ? null : CopyOps.Contiguous(weight);
        var request = new NllOps.Request(target.Count, classes, flatTarget, packedWeight, ignore, smoothing);
        var loss = Rows(request, packedRows, reduction, target.Sizes);
        packedRows.Release();
        flatTarget.Release();
        packedWeight?.Release();
        return loss;
    }

    private static TensorImpl Rows(
        NllOps.Request request, TensorImpl logProbabilities, torch.nn.Reduction reduction, long[] targetSizes)
    {
        var (losses, total) = NllOps.Forward(request, logProbabilities);
        TensorImpl result;
        switch (reduction)
        {
            case torch.nn.Reduction.None:
                result = losses.ViewContiguous(targetSizes);
                break;
            case torch.nn.Reduction.Sum:
                result = ReduceOps.Sum(losses, [], keep: false);
                break;
            default:
                result = ReduceOps.Sum(losses, [], keep: false);
                var divisor = FillOps.Number(total, ScalarType.Float64);
                PointwiseOps.BinaryInPlace(BinaryKind.Divide, result, divisor);
                divisor.Release();
                break;
        }

        losses.Release();
        return Graph.Records(logProbabilities)
            ? result.Made(NllNode.Of(request, logProbabilities, reduction == torch.nn.Reduction.Mean ? 1 / total : 1))
            : result;
    }

    private static long[] ClassesLast(int rank)
    {
        var order = default(DimList);
        order.Add(0);
        for (var i = 2; i < rank; i++)
        {
            order.Add(i);
        }

        if (rank > 1)
        {
            order.Add(1);
        }

        return Shapes.Shared(order.Values);
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

    private sealed class NllNode : Node<NllNode>
    {
        private NllOps.Request _request;
        private bool _weighted;
        private double _scale;

        public static NllNode Of(NllOps.Request request, TensorImpl logProbabilities, double scale)
        {
            var node = Rent(logProbabilities);
            node.Save(0, request.Target);
            node._weighted = request.Weight is not null;
            if (node._weighted)
            {
                node.Save(1, request.Weight!);
            }

            node._request = request;
            node._scale = scale;
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var packed = CopyOps.Contiguous(grad);
            result[0] = NllOps.Backward(
                _request with { Target = Saved(0), Weight = _weighted ? Saved(1) : null }, packed, _scale);
            packed.Release();
        }
    }
}
