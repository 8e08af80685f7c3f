using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>
/// Negative log likelihood of class indices over rows of log probabilities, optionally smoothed:
/// loss = -(1 - s) * w[t] * p[t] - s / C * sum(w * p).
/// </summary>
internal static unsafe class NllKernel
{
    /// <summary>The loss of each row; returns the sum of the weights of the rows that count.</summary>
    public static double Forward<T>(
        long rows, long classes, T* logProbabilities, long* targets, T* weights, long ignore, double smoothing, T* losses)
        where T : unmanaged, INumber<T>
    {
        double total = 0;
        for (long row = 0; row < rows; row++, logProbabilities += classes)
        {
            var target = targets[row];
            if (target == ignore)
            {
                losses[row] = T.Zero;
                continue;
            }

            Check(target, classes);
            var weight = Weight(weights, target);
            total += weight;
            var loss = -(1 - smoothing) * weight * double.CreateTruncating(logProbabilities[target]);
            if (smoothing != 0)
            {
                double sum = 0;
                for (long c = 0; c < classes; c++)
                {
                    sum += Weight(weights, c) * double.CreateTruncating(logProbabilities[c]);
                }

                loss -= smoothing / classes * sum;
            }

            losses[row] = T.CreateTruncating(loss);
        }

        return total;
    }

    /// <summary>
    /// Gradient of the log probabilities: each row's loss counts <c>gradients[row * step] * scale</c>.
    /// </summary>
    public static void Backward<T>(
        long rows,
        long classes,
        long* targets,
        T* weights,
        long ignore,
        double smoothing,
        T* gradients,
        long step,
        double scale,
        T* result)
        where T : unmanaged, INumber<T>
    {
        new Span<T>(result, checked((int)(rows * classes))).Clear();
        for (long row = 0; row < rows; row++, result += classes)
        {
            var target = targets[row];
            if (target == ignore)
            {
                continue;
            }

            var factor = -double.CreateTruncating(gradients[row * step]) * scale;
            for (long c = 0; smoothing != 0 && c < classes; c++)
            {
                result[c] = T.CreateTruncating(factor * smoothing / classes * Weight(weights, c));
            }

            result[target] += T.CreateTruncating(factor * (1 - smoothing) * Weight(weights, target));
        }
    }

    private static double Weight<T>(T* weights, long index)
        where T : unmanaged, INumber<T> => weights is null ? 1 : double.CreateTruncating(weights[index]);

    private static void Check(long target, long classes)
    {
        if (target < 0 || target >= classes)
        {
            NativeError.Throw($"Target {target} is out of bounds.");
        }
    }
}
