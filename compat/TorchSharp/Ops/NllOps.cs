namespace TorchSharp.Internal;

/// <summary>
/// Negative log likelihood of class indices over rows of log probabilities, optionally smoothed:
/// loss = -(1 - s) * w[t] * p[t] - s / C * sum(w * p).
/// </summary>
internal static unsafe class NllOps
{
    /// <summary>Rows of log probabilities [rows, classes] and what is asked of them.</summary>
    internal sealed record Request(
        TensorImpl LogProbabilities, TensorImpl Target, TensorImpl? Weight, long Ignore, double Smoothing)
    {
        public long Rows => LogProbabilities.Sizes[0];

        public long Classes => LogProbabilities.Sizes[1];

        public double WeightOf(long index) => Weight is null ? 1
            : Weight.DType == ScalarType.Float32 ? Weight.Pointer<float>()[index] : Weight.Pointer<double>()[index];
    }

    /// <summary>The loss of each row and the sum of the weights of the rows that count.</summary>
    public static (TensorImpl Losses, double TotalWeight) Forward(Request request)
    {
        var losses = TensorImpl.Empty(request.LogProbabilities.DType, request.Rows);
        double total = 0;
        for (long row = 0; row < request.Rows; row++)
        {
            var target = Target(request, row);
            var counts = target != request.Ignore;
            var weight = counts ? request.WeightOf(target) : 0;
            total += weight;
            var loss = counts ? -(1 - request.Smoothing) * weight * Probability(request, row, target) : 0;
            if (counts && request.Smoothing != 0)
            {
                double sum = 0;
                for (long c = 0; c < request.Classes; c++)
                {
                    sum += request.WeightOf(c) * Probability(request, row, c);
                }

                loss -= request.Smoothing / request.Classes * sum;
            }

            if (losses.DType == ScalarType.Float32)
            {
                losses.Pointer<float>()[row] = (float)loss;
            }
            else
            {
                losses.Pointer<double>()[row] = loss;
            }
        }

        return (losses, total);
    }

    /// <summary>Gradient of the log probabilities, given the factor of each row's loss.</summary>
    public static TensorImpl Backward(Request request, Func<long, double> factor)
    {
        var result = FillOps.Zeros(request.LogProbabilities.DType, request.Rows, request.Classes);
        for (long row = 0; row < request.Rows; row++)
        {
            var target = Target(request, row);
            if (target == request.Ignore)
            {
                continue;
            }

            var scale = -factor(row);
            for (long c = 0; request.Smoothing != 0 && c < request.Classes; c++)
            {
                Add(result, (row * request.Classes) + c, scale * request.Smoothing / request.Classes * request.WeightOf(c));
            }

            Add(result, (row * request.Classes) + target, scale * (1 - request.Smoothing) * request.WeightOf(target));
        }

        return result;
    }

    private static long Target(Request request, long row)
    {
        var target = request.Target.Pointer<long>()[row];
        NativeError.Check(
            target == request.Ignore || (target >= 0 && target < request.Classes),
            $"Target {target} is out of bounds.");
        return target;
    }

    private static double Probability(Request request, long row, long column)
    {
        var at = (row * request.Classes) + column;
        return request.LogProbabilities.DType == ScalarType.Float32
            ? request.LogProbabilities.Pointer<float>()[at]
            : request.LogProbabilities.Pointer<double>()[at];
    }

    private static void Add(TensorImpl target, long at, double value)
    {
        if (target.DType == ScalarType.Float32)
        {
            target.Pointer<float>()[at] += (float)value;
        }
        else
        {
            target.Pointer<double>()[at] += value;
        }
    }
}
