namespace TorchSharp.Internal;

/// <summary>Random events and waiting times, drawn in the way PyTorch's own CPU kernels draw them.</summary>
internal static unsafe class RandomChoices
{
    /// <summary>1 with the probability that each element says, else 0.</summary>
    public static TensorImpl Bernoulli(TensorImpl probabilities, torch.Generator generator)
    {
        using var used = new Temporaries();
        var wide = used.Add(CopyOps.To(probabilities, ScalarType.Float64));
        var packed = used.Add(CopyOps.Contiguous(wide));
        var events = used.Add(TensorImpl.Empty(ScalarType.Bool, packed.Sizes));
        var isDouble = probabilities.DType == ScalarType.Float64;
        double* p = packed.Pointer<double>();
        var to = events.Bytes;
        generator.Draw(twister =>
        {
            for (long i = 0; i < packed.Count; i++)
            {
                NativeError.Check(
                    p[i] is >= 0 and <= 1, $"Expected p_in >= 0 && p_in <= 1 to be true, but got {p[i]}");
                var draw = isDouble ? RandomOps.Double(twister) : RandomOps.Single(twister);
                to[i] = draw < p[i] ? (byte)1 : (byte)0;
            }
        });
        return CopyOps.To(events, DTypes.IsFloating(probabilities.DType) ? probabilities.DType : ScalarType.Float32);
    }

    /// <summary>1 with one probability for all elements, else 0: in the precision of <paramref name="like"/> and its sizes.</summary>
    public static TensorImpl Bernoulli(TensorImpl like, double p, torch.Generator generator)
    {
        NativeError.Check(p is >= 0 and <= 1, $"bernoulli_ expects p to be in [0, 1], but got p={p}");
        var events = TensorImpl.Empty(like.DType == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32, like.Sizes);
        DropoutOps.Fill(events, p, divisor: 1, generator);
        return events;
    }

    /// <summary>Times between events that happen at a rate.</summary>
    public static TensorImpl Exponential(ScalarType type, long[] sizes, torch.Generator generator, double rate)
    {
        NativeError.Check(rate > 0, $"exponential_ expects lambda > 0.0, but found lambda={rate}");
        var times = TensorImpl.Empty(ScalarType.Float64, sizes);
        var to = times.Pointer<double>();
        generator.Draw(twister =>
        {
            for (long i = 0; i < times.Count; i++)
            {
                to[i] = -1 / rate * Math.Log(1 - RandomOps.Double(twister));
            }
        });
        var result = CopyOps.To(times, type);
        times.Release();
        return result;
    }

    /// <summary>Columns of each row, drawn with probabilities in the proportions of its elements.</summary>
    public static TensorImpl Multinomial(TensorImpl weights, long count, bool replacement, torch.Generator generator)
    {
        NativeError.Check(weights.Rank is 1 or 2, "prob_dist must be 1 or 2 dim");
        NativeError.Check(
            DTypes.IsFloating(weights.DType),
            $"multinomial only supports floating-point dtypes for input, got: {DTypes.TorchName(weights.DType)}");
        NativeError.Check(count > 0, "cannot sample n_sample <= 0 samples");
        NativeError.Check(
            replacement || count <= weights.Sizes[^1], "cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        CheckWeights(weights);
        if (replacement && count > 1)
        {
            return Drawn(weights, count, generator);
        }

        // Who comes first, if each waits for a time that is shorter the greater its weight.
        using var used = new Temporaries();
        var times = used.Add(Exponential(weights.DType, weights.Sizes, generator, 1));
        var order = used.Add(PointwiseOps.Divide(weights, times));
        var (values, places) = SortOps.Sort(order, -1, descending: true);
        used.Add(values);
        used.Add(places);
        return CopyOps.Clone(used.Add(ViewOps.Narrow(places, weights.Rank - 1, 0, count)));
    }

    private static void CheckWeights(TensorImpl weights)
    {
        using var used = new Temporaries();
        var wide = used.Add(CopyOps.To(weights, ScalarType.Float64));
        var packed = used.Add(CopyOps.Contiguous(wide));
        var sums = used.Add(ReduceOps.Sum(packed, [-1], keep: false));
        foreach (var weight in new ReadOnlySpan<double>(packed.Pointer<double>(), checked((int)packed.Count)))
        {
            NativeError.Check(
                double.IsFinite(weight) && weight >= 0,
                "probability tensor contains either `inf`, `nan` or element < 0");
        }

        NativeError.Check(
            !new ReadOnlySpan<double>(sums.Pointer<double>(), checked((int)sums.Count)).Contains(0),
            "invalid multinomial distribution (sum of probabilities <= 0)");
    }

    private static TensorImpl Drawn(TensorImpl weights, long count, torch.Generator generator)
    {
        using var used = new Temporaries();
        var typed = used.Add(CopyOps.To(weights, DTypes.Computed(weights.DType)));
        var sums = used.Add(ScanOps.Sum(typed, weights.Rank - 1));
        var total = used.Add(ViewOps.Narrow(sums, weights.Rank - 1, weights.Sizes[^1] - 1, 1));
        var shares = used.Add(PointwiseOps.Divide(sums, total));
        var bounds = used.Add(CopyOps.Contiguous(used.Add(CopyOps.To(shares, ScalarType.Float64))));
        var result = TensorImpl.Empty(ScalarType.Int64, [.. weights.Sizes[..^1], count]);
        var columns = weights.Sizes[^1];
        long* to = result.Pointer<long>();
        double* from = bounds.Pointer<double>();
        generator.Draw(twister =>
        {
            for (long i = 0; i < result.Count; i++)
            {
                var row = from + (i / count * columns);
                var draw = RandomOps.Double(twister);
                long low = 0, high = columns - 1;
                while (low < high)
                {
                    var middle = low + ((high - low) / 2);
                    (low, high) = row[middle] < draw ? (middle + 1, high) : (low, middle);
                }

                to[i] = low;
            }
        });
        return result;
    }
}
