using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>One step of Adam in a single pass over a parameter.</summary>
internal static unsafe class AdamKernel
{
    private const long Grain = 32 * 1024;

    internal sealed record Settings(
        double Beta1, double Beta2, double Epsilon, double WeightDecay, bool Amsgrad, bool Maximize);

    public static void Update(
        Settings settings,
        double learningRate,
        long step,
        TensorImpl parameter,
        TensorImpl grad,
        TensorImpl mean,
        TensorImpl square,
        TensorImpl? greatest)
    {
        var p = CopyOps.Contiguous(parameter);
        var g = CopyOps.Contiguous(grad);
        if (p.DType == ScalarType.Float32)
        {
            Run<float>(settings, learningRate, step, p, g, mean, square, greatest);
        }
        else if (p.DType == ScalarType.Float64)
        {
            Run<double>(settings, learningRate, step, p, g, mean, square, greatest);
        }
        else
        {
            throw NativeError.Unsupported($"Adam for parameters of type {p.DType}");
        }

        if (!parameter.IsContiguous)
        {
            CopyOps.Into(parameter, p);
        }

        p.Release();
        g.Release();
    }

    private static void Run<T>(
        Settings settings,
        double learningRate,
        long step,
        TensorImpl parameter,
        TensorImpl grad,
        TensorImpl mean,
        TensorImpl square,
        TensorImpl? greatest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var pass = new Pass<T>(
            parameter.Pointer<T>(),
            grad.Pointer<T>(),
            mean.Pointer<T>(),
            square.Pointer<T>(),
            greatest is null ? null : greatest.Pointer<T>(),
            T.CreateTruncating(settings.Beta1),
            T.CreateTruncating(1 - settings.Beta1),
            T.CreateTruncating(settings.Beta2),
            T.CreateTruncating(1 - settings.Beta2),
            T.CreateTruncating(settings.Epsilon),
            T.CreateTruncating(settings.WeightDecay),
            T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, step))),
            T.CreateTruncating(-learningRate / (1 - Math.Pow(settings.Beta1, step))),
            settings.Maximize);
        WorkPool.ForRange(parameter.Count, Grain, pass.Run);
    }

    private sealed class Pass<T>(
        T* parameter,
        T* grad,
        T* mean,
        T* square,
        T* greatest,
        T keepMean,
        T takeMean,
        T keepSquare,
        T takeSquare,
        T epsilon,
        T decay,
        T correction,
        T scale,
        bool maximize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long start, long end)
        {
            var width = Vector256<T>.Count;
            var i = start;
            for (; i <= end - width; i += width)
            {
                var p = Vector256.Load(parameter + i);
                var g = Vector256.Load(grad + i);
                g = maximize ? -g : g;
                g = decay == T.Zero ? g : g + (p * decay);
                var m = (Vector256.Load(mean + i) * keepMean) + (g * takeMean);
                var s = (Vector256.Load(square + i) * keepSquare) + (g * g * takeSquare);
                m.Store(mean + i);
                s.Store(square + i);
                if (greatest is not null)
                {
                    s = Vector256.Max(Vector256.Load(greatest + i), s);
                    s.Store(greatest + i);
                }

                var divisor = (Vector256.Sqrt(s) * correction) + Vector256.Create(epsilon);
                (p + (m * scale / divisor)).Store(parameter + i);
            }

            for (; i < end; i++)
            {
                var g = maximize ? -grad[i] : grad[i];
                g = decay == T.Zero ? g : g + (parameter[i] * decay);
                mean[i] = (mean[i] * keepMean) + (g * takeMean);
                square[i] = (square[i] * keepSquare) + (g * g * takeSquare);
                var s = square[i];
                if (greatest is not null)
                {
                    s = greatest[i] = T.Max(greatest[i], s);
                }

                parameter[i] += mean[i] * scale / ((T.Sqrt(s) * correction) + epsilon);
            }
        }
    }
}
