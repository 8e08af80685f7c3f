using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Normalisation of the sets of a <see cref="NormShape"/>: y = (x - mean) * scale * weight + bias.</summary>
internal static unsafe class NormKernel
{
    private const long Grain = 16 * 1024;

    /// <summary>Computes each set's mean and variance first, if asked to, and always its scale, 1 / sqrt(variance + eps).</summary>
    public static void Forward<T>(
        NormShape shape, T* input, T* weight, T* bias, bool measure, double eps, T* mean, T* variance, T* scale, T* output)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        shape.Sets,
        Math.Max(1, Grain / Math.Max(shape.Count, 1)),
        new ForwardWork<T>(shape, input, weight, bias, measure, eps, mean, variance, scale, output));

    /// <summary>
    /// Gradient of the input (unless null), and for each run the sums from which <see cref="Gather"/> makes the gradients
    /// of weight and bias.
    /// </summary>
    public static void Backward<T>(
        NormShape shape, T* gradient, T* input, T* weight, bool measured, T* mean, T* scale, T* gradInput, double* sums)
        where T : unmanaged, IFloatingPointIeee754<T> => WorkPool.ForRange(
        shape.Sets,
        Math.Max(1, Grain / Math.Max(shape.Count, 1)),
        new BackwardWork<T>(shape, gradient, input, weight, measured, mean, scale, gradInput, sums));

    /// <summary>Adds the runs' sums up by channel.</summary>
    public static void Gather<T>(NormShape shape, double* sums, T* scale, T* gradWeight, T* gradBias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var scratch = StoragePool.Rent(2 * shape.Channels * sizeof(double));
        var totals = (double*)scratch.Data;
        new Span<double>(totals, checked((int)(2 * shape.Channels))).Clear();
        for (long set = 0; set < shape.Sets; set++)
        {
            var factor = double.CreateTruncating(scale[set]);
            for (long run = 0; run < shape.Runs; run++, sums += 2)
            {
                var total = totals + (2 * shape.Channel(set, run));
                total[0] += sums[0];
                total[1] += sums[1] * factor;
            }
        }

        for (long c = 0; c < shape.Channels; c++)
        {
            gradBias[c] = T.CreateTruncating(totals[2 * c]);
            gradWeight[c] = T.CreateTruncating(totals[(2 * c) + 1]);
        }

        scratch.Release();
    }

    private readonly struct ForwardWork<T>(
        NormShape shape, T* input, T* weight, T* bias, bool measure, double eps, T* mean, T* variance, T* scale, T* output)
        : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var set = start; set < end; set++)
            {
                var source = input + (set * shape.SetStride);
                if (measure)
                {
                    mean[set] = T.CreateTruncating(
                        NormRuns.Sum(source, shape.Runs, shape.RunStride, shape.Length) / shape.Count);
                    variance[set] = T.CreateTruncating(
                        NormRuns.SumOfSquares(source, mean[set], shape.Runs, shape.RunStride, shape.Length)
                        / shape.Count);
                }

                scale[set] = T.CreateTruncating(1 / Math.Sqrt(double.CreateTruncating(variance[set]) + eps));
                for (long run = 0; run < shape.Runs; run++)
                {
                    var channel = shape.Channel(set, run);
                    var place = (set * shape.SetStride) + (run * shape.RunStride);
                    NormRuns.Apply(
                        input + place,
                        output + place,
                        mean[set],
                        weight is null ? scale[set] : scale[set] * weight[channel],
                        bias is null ? T.Zero : bias[channel],
                        shape.Length);
                }
            }
        }
    }

    private readonly struct BackwardWork<T>(
        NormShape shape, T* gradient, T* input, T* weight, bool measured, T* mean, T* scale, T* gradInput, double* sums)
        : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Run(long start, long end)
        {
            for (var set = start; set < end; set++)
            {
                double sum = 0, product = 0;
                for (long run = 0; run < shape.Runs; run++)
                {
                    var place = (set * shape.SetStride) + (run * shape.RunStride);
                    var of = sums + (2 * ((set * shape.Runs) + run));
                    NormRuns.GradientSums(
                        gradient + place, input + place, mean[set], shape.Length, out of[0], out of[1]);
                    var share = double.CreateTruncating(Weight(set, run));
                    sum += of[0] * share;
                    product += of[1] * share;
                }

                if (gradInput is null)
                {
                    continue;
                }

                // Mean and variance depend on the input only where they were measured.
                var factor = double.CreateTruncating(scale[set]);
                var shift = T.CreateTruncating(measured ? -factor * sum / shape.Count : 0);
                var slope = T.CreateTruncating(measured ? -factor * factor * factor * product / shape.Count : 0);
                for (long run = 0; run < shape.Runs; run++)
                {
                    var place = (set * shape.SetStride) + (run * shape.RunStride);
                    NormRuns.Combine(
                        gradient + place,
                        input + place,
                        gradInput + place,
                        mean[set],
                        scale[set] * Weight(set, run),
                        slope,
                        shift,
                        shape.Length);
                }
            }
        }

        private T Weight(long set, long run) => weight is null ? T.One : weight[shape.Channel(set, run)];
    }
}
