using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Normalisation, without autograd.</summary>
internal static unsafe class NormOps
{
    /// <summary>What a normalisation needs besides its input, whose runs are contiguous.</summary>
    internal readonly record struct Request(NormShape Shape, TensorImpl? Weight, TensorImpl? Bias, double Eps);

    /// <summary>The result, and of each set the mean, the variance and 1 / sqrt(variance + eps).</summary>
    internal readonly record struct Outcome(
        TensorImpl Output, TensorImpl Mean, TensorImpl Variance, TensorImpl Scale);

    /// <summary>
    /// What the gradients of a normalisation are made from, besides that of its result; whether mean and scale were
    /// measured, and so depend on the input.
    /// </summary>
    internal readonly record struct Given(
        NormShape Shape, TensorImpl Input, TensorImpl? Weight, TensorImpl Mean, TensorImpl Scale, bool Measured);

    /// <summary>Normalises by means and variances that are measured.</summary>
    public static Outcome Measure(Request request, TensorImpl input) => Run(
        request,
        input,
        TensorImpl.Empty(input.DType, request.Shape.Sets),
        TensorImpl.Empty(input.DType, request.Shape.Sets),
        measure: true);

    /// <summary>Normalises by given means and variances.</summary>
    public static Outcome Apply(Request request, TensorImpl input, TensorImpl mean, TensorImpl variance) =>
        Run(request, input, CopyOps.Clone(mean), CopyOps.Contiguous(variance), measure: false);

    /// <summary>Moves a running statistic, unless null, towards <paramref name="factor"/> times a measured one.</summary>
    public static void Track(TensorImpl? running, TensorImpl measured, double momentum, double factor)
    {
        if (running is not null)
        {
            var work = new TrackWork(running, measured, momentum, factor);
            Dispatch.Floating(running.DType, "normalisation", ref work);
            running.Storage.Version++;
        }
    }

    /// <summary>Gradients of the input, if wanted, and of weight and bias, if wanted.</summary>
    public static (TensorImpl? Input, TensorImpl? Weight, TensorImpl? Bias) Backward(
        Given given, TensorImpl gradient, bool wantsInput, bool wantsWeight)
    {
        var type = gradient.DType;
        var weight = Packed(given.Weight);
        var work = new BackwardWork(
            given with { Weight = weight },
            gradient,
            wantsInput ? TensorImpl.Empty(type, gradient.Sizes) : null,
            wantsWeight ? TensorImpl.Empty(type, given.Shape.Channels) : null,
            wantsWeight ? TensorImpl.Empty(type, given.Shape.Channels) : null);
        Dispatch.Floating(type, "normalisation", ref work);
        weight?.Release();
        return (work.GradInput, work.GradWeight, work.GradBias);
    }

    private static Outcome Run(
        Request request, TensorImpl input, TensorImpl mean, TensorImpl variance, bool measure)
    {
        var outcome = new Outcome(
            TensorImpl.EmptyLike(input, input.DType), mean, variance, TensorImpl.Empty(input.DType, mean.Sizes));
        TensorImpl? weight = Packed(request.Weight), bias = Packed(request.Bias);
        var work = new ForwardWork(request with { Weight = weight, Bias = bias }, input, measure, outcome);
        Dispatch.Floating(input.DType, "normalisation", ref work);
        weight?.Release();
        bias?.Release();
        return outcome;
    }

    private static TensorImpl? Packed(TensorImpl? tensor) => tensor is null ? null : CopyOps.Contiguous(tensor);

    private readonly struct ForwardWork(Request request, TensorImpl input, bool measure, Outcome outcome)
        : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T> => NormKernel.Forward(
            request.Shape,
            input.Pointer<T>(),
            request.Weight is null ? null : request.Weight.Pointer<T>(),
            request.Bias is null ? null : request.Bias.Pointer<T>(),
            measure,
            request.Eps,
            outcome.Mean.Pointer<T>(),
            outcome.Variance.Pointer<T>(),
            outcome.Scale.Pointer<T>(),
            outcome.Output.Pointer<T>());
    }

    private readonly struct BackwardWork(
        Given given, TensorImpl gradient, TensorImpl? gradInput, TensorImpl? gradWeight, TensorImpl? gradBias)
        : IFloatingWork
    {
        public TensorImpl? GradInput => gradInput;

        public TensorImpl? GradWeight => gradWeight;

        public TensorImpl? GradBias => gradBias;

        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            var shape = given.Shape;
            var scratch = StoragePool.Rent(2 * shape.Sets * shape.Runs * sizeof(double));
            var sums = (double*)scratch.Data;
            NormKernel.Backward(
                shape,
                gradient.Pointer<T>(),
                given.Input.Pointer<T>(),
                given.Weight is null ? null : given.Weight.Pointer<T>(),
                given.Measured,
                given.Mean.Pointer<T>(),
                given.Scale.Pointer<T>(),
                gradInput is null ? null : gradInput.Pointer<T>(),
                sums);
            if (gradWeight is not null && gradBias is not null)
            {
                NormKernel.Gather(
                    shape, sums, given.Scale.Pointer<T>(), gradWeight.Pointer<T>(), gradBias.Pointer<T>());
            }

            scratch.Release();
        }
    }

    private readonly struct TrackWork(TensorImpl running, TensorImpl measured, double momentum, double factor)
        : IFloatingWork
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T* values = running.Pointer<T>(), towards = measured.Pointer<T>();
            for (long i = 0; i < measured.Count; i++)
            {
                var value = values + (i * running.Strides[0]);
                *value = T.CreateTruncating(
                    (momentum * factor * double.CreateTruncating(towards[i]))
                    + ((1 - momentum) * double.CreateTruncating(*value)));
            }
        }
    }
}
