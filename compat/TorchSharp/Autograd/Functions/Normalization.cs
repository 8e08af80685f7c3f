namespace TorchSharp.Internal;

/// <summary>Normalisations that autograd follows.</summary>
internal static class Normalization
{
    /// <summary>
    /// Normalises each channel of [N, C, ...], by its own mean and variance in training (the running ones, if there are
    /// any, move towards them), else by the running ones.
    /// </summary>
    public static TensorImpl Batch(
        TensorImpl input,
        TensorImpl? weight,
        TensorImpl? bias,
        (TensorImpl? Mean, TensorImpl? Variance) running,
        bool training,
        double momentum,
        double eps)
    {
        NativeError.Check(
            input.Rank >= 2, $"batch_norm: expected an input of two or more dimensions, but got {input.Rank}");
        var channels = input.Sizes[1];
        CheckFeatures(running.Mean, "running_mean", channels, input.DType);
        CheckFeatures(running.Variance, "running_var", channels, input.DType);
        CheckFeatures(weight, "weight", channels, input.DType);
        CheckFeatures(bias, "bias", channels, input.DType);
        NativeError.Check(
            training || (running.Mean is not null && running.Variance is not null),
            "running_mean and running_var must be defined in evaluation mode");
        var layout = NormLayout.OfChannels(input.Sizes);
        var request = new NormOps.Request(layout.Shape, weight, bias, eps);
        var arranged = layout.Arrange(input);
        var outcome = training
            ? NormOps.Measure(request, arranged)
            : NormOps.Apply(request, arranged, running.Mean!, running.Variance!);
        if (training && input.Count > 0)
        {
            NormOps.Track(running.Mean, outcome.Mean, momentum, 1);
            NormOps.Track(
                running.Variance, outcome.Variance, momentum, layout.Shape.Count / (double)(layout.Shape.Count - 1));
        }

        return Finish(request, layout, input, arranged, outcome, training);
    }

    /// <summary>Normalises each group of channels of each sample of [N, C, ...].</summary>
    public static TensorImpl Groups(
        TensorImpl input, long groups, TensorImpl? weight, TensorImpl? bias, double eps)
    {
        NativeError.Check(
            input.Rank >= 2, $"Expected at least 2 dimensions for input tensor but received {input.Rank}");
        NativeError.Check(groups > 0, $"Expected num groups to be greater than 0, got {groups}");
        var channels = input.Sizes[1];
        NativeError.Check(
            channels % groups == 0,
            $"Expected number of channels in input to be divisible by num_groups, but got input of shape "
            + $"{Shapes.Text(input.Sizes)} and num_groups={groups}");
        CheckFeatures(weight, "weight", channels, input.DType);
        CheckFeatures(bias, "bias", channels, input.DType);
        return Each(NormLayout.OfGroups(input.Sizes, groups), input, weight, bias, eps);
    }

    /// <summary>Normalises each row of the last dimensions.</summary>
    public static TensorImpl Rows(TensorImpl input, int dimensions, double eps) =>
        Each(NormLayout.OfRows(input.Sizes, dimensions), input, null, null, eps);

    private static TensorImpl Each(
        NormLayout layout, TensorImpl input, TensorImpl? weight, TensorImpl? bias, double eps)
    {
        var request = new NormOps.Request(layout.Shape, weight, bias, eps);
        var arranged = layout.Arrange(input);
        return Finish(request, layout, input, arranged, NormOps.Measure(request, arranged), measured: true);
    }

    private static TensorImpl Finish(
        NormOps.Request request,
        NormLayout layout,
        TensorImpl input,
        TensorImpl arranged,
        NormOps.Outcome outcome,
        bool measured)
    {
        var result = layout.Restore(outcome.Output);
        if (Graph.Records(input, request.Weight, request.Bias))
        {
            result.Made(NormNode.Of(request, layout, input, arranged, outcome, measured));
        }

        arranged.Release();
        outcome.Mean.Release();
        outcome.Variance.Release();
        outcome.Scale.Release();
        return result;
    }

    private static void CheckFeatures(TensorImpl? tensor, string name, long channels, ScalarType type)
    {
        NativeError.Check(
            tensor is null || (tensor.Rank == 1 && tensor.Count == channels),
            $"{name} should contain {channels} elements not {tensor?.Count}");
        NativeError.Check(
            tensor is null || tensor.DType == type,
            $"expected scalar type {DTypes.TorchName(type)} but found {DTypes.TorchName(tensor?.DType ?? type)}");
    }

    private sealed class NormNode : Node<NormNode>
    {
        private NormLayout? _layout;
        private bool _weighted;
        private bool _measured;

        public static NormNode Of(
            NormOps.Request request,
            NormLayout layout,
            TensorImpl input,
            TensorImpl arranged,
            NormOps.Outcome outcome,
            bool measured)
        {
            var node = Rent(input, request.Weight, request.Bias);
            node._layout = layout;
            node._weighted = request.Weight is not null;
            node._measured = measured;
            node.Save(0, arranged);
            node.Save(1, outcome.Mean);
            node.Save(2, outcome.Scale);
            if (request.Weight is { } weight)
            {
                node.Save(3, weight);
            }

            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var gradient = _layout!.Arrange(grad);
            var (input, weight, bias) = NormOps.Backward(
                new NormOps.Given(_layout.Shape, Saved(0), _weighted ? Saved(3) : null, Saved(1), Saved(2), _measured),
                gradient,
                Needs(0),
                Needs(1) || Needs(2));
            gradient.Release();
            // Those that nobody needs the engine releases.
            result[0] = input is null ? null : _layout.Restore(input);
            result[1] = weight;
            result[2] = bias;
        }
    }
}
