using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Negative log likelihood over rows, without autograd.</summary>
internal static unsafe class NllOps
{
    /// <summary>What is asked besides the log probabilities: contiguous class indices and weights.</summary>
    internal readonly record struct Request(
        long Rows, long Classes, TensorImpl Target, TensorImpl? Weight, long Ignore, double Smoothing);

    /// <summary>The loss of each row and the sum of the weights of the rows that count.</summary>
    public static (TensorImpl Losses, double TotalWeight) Forward(Request request, TensorImpl logProbabilities)
    {
        var losses = TensorImpl.Empty(logProbabilities.DType, request.Rows);
        var work = new ForwardWork(request, logProbabilities, losses);
        Dispatch.Numeric(losses.DType, "nll_loss", ref work);
        return (losses, work.Total);
    }

    /// <summary>
    /// Gradient of the log probabilities, from the gradients of the losses of the rows, or of their one sum, times a
    /// factor.
    /// </summary>
    public static TensorImpl Backward(
        Request request, TensorImpl gradient, double scale, ReadOnlySpan<long> sizes)
    {
        var result = TensorImpl.Empty(gradient.DType, sizes);
        var work = new BackwardWork(request, gradient, scale, result);
        Dispatch.Numeric(gradient.DType, "nll_loss", ref work);
        return result;
    }

    private struct ForwardWork(Request request, TensorImpl logProbabilities, TensorImpl losses) : INumericWork
    {
        public double Total { get; private set; }

        public void Run<T>()
            where T : unmanaged, INumber<T> => Total = NllKernel.Forward(
            request.Rows,
            request.Classes,
            logProbabilities.Pointer<T>(),
            request.Target.Pointer<long>(),
            request.Weight is null ? null : request.Weight.Pointer<T>(),
            request.Ignore,
            request.Smoothing,
            losses.Pointer<T>());
    }

    private readonly struct BackwardWork(Request request, TensorImpl gradient, double scale, TensorImpl result)
        : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => NllKernel.Backward(
            request.Rows,
            request.Classes,
            request.Target.Pointer<long>(),
            request.Weight is null ? null : request.Weight.Pointer<T>(),
            request.Ignore,
            request.Smoothing,
            gradient.Pointer<T>(),
            gradient.Rank == 0 ? 0 : 1,
            scale,
            result.Pointer<T>());
    }
}
