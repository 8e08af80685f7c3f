using System.Numerics;
using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// The mean of updates with weights that are any numbers, and the updates' distances to it: what the geometric median is made of.
/// <see cref="ExactMean"/> is for weights that are whole numbers.
/// </summary>
/// <remarks>
/// The result has the same bits whatever the number of threads and the order of the updates with their weights. Sums are carried in 49
/// bits of the largest addend of an element; the mean of an element is never outside of the range of its values, so that equal values
/// have themselves as their mean. Updates of weight 0 are left out of the mean. Values must be finite, and less than 2^1000 in
/// magnitude. Integer tensors get the nearest integer, ties to even; bool tensors get what at least half of the weight says.
/// </remarks>
public sealed class WeightedCombination
{
    /// <summary>The most updates: 2^12.</summary>
    public const int MaxUpdates = WeightedPoint.MaxUpdates;

    // The sums of so many parts of the elements are added up, whatever the number of threads.
    private const int Parts = 64;

    /// <summary>The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxThreads { get; init => field = Threads.Check(value); } = Environment.ProcessorCount;

    /// <summary>The weighted mean.</summary>
    /// <param name="updates">The updates, 1 to <see cref="MaxUpdates"/>, all of one manifest; nothing is kept of them.</param>
    /// <param name="weights">A weight for each update: finite, at least 0, not all 0. They may be scaled at will.</param>
    /// <param name="destination">Memory to be used again, none of an update's; without it, memory is taken.</param>
    /// <exception cref="ArgumentException">
    /// There are no updates or too many, they do not consist of the same tensors, a weight cannot be used, or the destination is for
    /// other tensors.
    /// </exception>
    public TensorList Of(IReadOnlyList<TensorList> updates, IReadOnlyList<double> weights, TensorBuffer? destination = null)
    {
        using var rows = new UpdateRows(updates);
        var (w, total) = Check(rows.Count, weights);
        var result = rows.Destination(destination);
        var strips = Strip.Cut(rows.Manifest, 64 * WeightedPoint.Elements);
        Workers.Run(strips.Length, MaxThreads, () => new WeightedPoint(), (point, step) =>
        {
            var (tensor, start, length) = strips[step];
            for (var i = start; i < start + length; i += WeightedPoint.Elements)
            {
                var strip = new Strip(tensor, i, Math.Min(WeightedPoint.Elements, start + length - i));
                Write(rows, strip, w, total, point, result[tensor].Span);
            }
        });
        return result.Tensors;
    }

    /// <summary>
    /// The squared Euclidean distance of each update to the weighted mean, over the elements of all floating-point tensors. The mean is not
    /// rounded to the element type, and takes no memory.
    /// </summary>
    /// <param name="updates">The updates, 1 to <see cref="MaxUpdates"/>, all of one manifest; nothing is kept of them.</param>
    /// <param name="weights">A weight for each update: finite, at least 0, not all 0. They may be scaled at will.</param>
    /// <exception cref="ArgumentException">
    /// There are no updates or too many, they do not consist of the same tensors, or a weight cannot be used.
    /// </exception>
    public double[] SquaredDistances(IReadOnlyList<TensorList> updates, IReadOnlyList<double> weights)
    {
        using var rows = new UpdateRows(updates);
        var (w, total) = Check(rows.Count, weights);
        return SquaredDistances(rows, (point, dtype, strip) => point.Mean(dtype, rows.Of(strip.Tensor), w, total, strip.Start, strip.Length));
    }

    /// <summary>The squared Euclidean distance of each update to a point, over the elements of all floating-point tensors.</summary>
    /// <param name="updates">The updates, at least 1, all of one manifest; nothing is kept of them.</param>
    /// <param name="point">The point, of the same manifest.</param>
    /// <exception cref="ArgumentException">There are no updates, or they and the point do not consist of the same tensors.</exception>
    public double[] SquaredDistances(IReadOnlyList<TensorList> updates, TensorList point)
    {
        ArgumentNullException.ThrowIfNull(point);
        using var rows = new UpdateRows(updates);
        if (point.Manifest.DescribeDifference(rows.Manifest) is { } difference)
        {
            throw new ArgumentException($"The point does not consist of the updates' tensors: {difference}.", nameof(point));
        }

        using var pinned = new UpdateRows([point]);
        return SquaredDistances(rows, (to, dtype, strip) => to.SetPoint(dtype, pinned.Of(strip.Tensor)[0], strip.Start, strip.Length));
    }

    private double[] SquaredDistances(UpdateRows rows, Action<WeightedPoint, DType, Strip> setPoint)
    {
        var strips = Strip.Cut(rows.Manifest, WeightedPoint.Elements, FloatTypes.Contains);
        var sums = new double[Parts][];
        Workers.Run(Parts, MaxThreads, () => new WeightedPoint(), (point, part) =>
        {
            sums[part] = new double[rows.Count];
            var (first, end) = ((int)((long)strips.Length * part / Parts), (int)((long)strips.Length * (part + 1) / Parts));
            foreach (var strip in strips.AsSpan(first..end))
            {
                var dtype = rows.Manifest[strip.Tensor].DType;
                setPoint(point, dtype, strip);
                point.AddDistances(dtype, rows.Of(strip.Tensor), strip.Start, strip.Length, sums[part]);
            }
        });
        return [.. Enumerable.Range(0, rows.Count).Select(i => sums.Sum(part => part[i]))];
    }

    private static (double[] Weights, double Total) Check(int count, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (count > MaxUpdates)
        {
            throw new ArgumentException($"There are {count} updates; there can be {MaxUpdates} at most.", nameof(weights));
        }

        if (weights.Count != count)
        {
            throw new ArgumentException($"There are {weights.Count} weights for {count} updates.", nameof(weights));
        }

        for (var i = 0; i < count; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}; it must be finite and at least 0.", nameof(weights));
            }
        }

        // Scaled, so that no sum overflows, and in order of magnitude, so that the order of the updates does not matter.
        var largest = weights.Max();
        if (largest == 0)
        {
            throw new ArgumentException("All weights are 0.", nameof(weights));
        }

        var scaled = weights.Select(weight => weight / largest).ToArray();
        return (scaled, scaled.Order().Sum());
    }

    private static void Write(UpdateRows rows, Strip strip, double[] weights, double total, WeightedPoint point, Span<byte> tensor)
    {
        var (index, start, length) = strip;
        var dtype = rows.Manifest[index].DType;
        switch (dtype)
        {
            case DType.Int8:
                WriteIntegers<sbyte>(rows, strip, weights, total, tensor);
                break;
            case DType.Int32:
                WriteIntegers<int>(rows, strip, weights, total, tensor);
                break;
            case DType.Int64:
                WriteIntegers<long>(rows, strip, weights, total, tensor);
                break;
            case DType.UInt8:
                WriteIntegers<byte>(rows, strip, weights, total, tensor);
                break;
            case DType.Bool:
                WriteBools(rows, strip, weights, total, tensor);
                break;
            default:
                Round(dtype, point.Mean(dtype, rows.Of(index), weights, total, start, length), start, tensor);
                break;
        }
    }

    private static void Round(DType dtype, ReadOnlySpan<double> mean, int start, Span<byte> tensor)
    {
        switch (dtype)
        {
            case DType.Float32:
                SingleFormat.Round(mean, MemoryMarshal.Cast<byte, float>(tensor).Slice(start, mean.Length));
                break;
            case DType.Float64:
                mean.CopyTo(MemoryMarshal.Cast<byte, double>(tensor)[start..]);
                break;
            case DType.Float16:
                HalfFormat.Round(mean, MemoryMarshal.Cast<byte, Half>(tensor).Slice(start, mean.Length));
                break;
            default:
                BFloat16Format.Round(mean, MemoryMarshal.Cast<byte, BFloat16>(tensor).Slice(start, mean.Length));
                break;
        }
    }

    private static unsafe void WriteIntegers<T>(UpdateRows rows, Strip strip, double[] weights, double total, Span<byte> tensor)
        where T : unmanaged, IBinaryInteger<T>
    {
        var all = rows.Of(strip.Tensor);
        var to = MemoryMarshal.Cast<byte, T>(tensor);
        for (var i = strip.Start; i < strip.Start + strip.Length; i++)
        {
            var values = new (T Value, double Weight)[all.Length];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = (((T*)all[row])[i], weights[row]);
            }

            var weighted = values.Where(pair => pair.Weight > 0).Order().ToArray();

            // As distances from the least, which are as exact as can be for large integers; from an even number, because of ties.
            var origin = Int128.CreateChecked(weighted[0].Value) & ~Int128.One;
            var sum = weighted.Sum(pair => (double)(Int128.CreateChecked(pair.Value) - origin) * pair.Weight);
            var mean = origin + (Int128)Math.Round(sum / total, MidpointRounding.ToEven);
            to[i] = T.CreateSaturating(mean);
        }
    }

    private static unsafe void WriteBools(UpdateRows rows, Strip strip, double[] weights, double total, Span<byte> tensor)
    {
        var all = rows.Of(strip.Tensor).ToArray();
        for (var i = strip.Start; i < strip.Start + strip.Length; i++)
        {
            var trues = weights.Where((_, row) => ((byte*)all[row])[i] != 0).Order().Sum();
            tensor[i] = 2 * trues >= total ? (byte)1 : (byte)0;
        }
    }
}
