namespace Federation.Core;

/// <summary>
/// Arithmetic on whole lists of tensors, for strategies. Floating-point elements are computed with in float64 and rounded once to
/// their own type; tensors of other types are taken over from the first operand.
/// </summary>
/// <remarks>
/// <para>Results have the same bits whatever the number of threads and the processor. Large lists are worked on by several threads.</para>
/// <para>A destination may be the memory of an operand: <c>TensorListMath.Add(buffer.Tensors, update, 0.1, buffer)</c> adds in place.</para>
/// </remarks>
public static class TensorListMath
{
    /// <summary>a + scale × b.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">What is added, with the same manifest.</param>
    /// <param name="scale">What it is multiplied by first.</param>
    /// <param name="destination">Memory to be used again; without it, memory is taken.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentException">The manifests differ; the message names the tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static TensorList Add(TensorList a, TensorList b, double scale = 1, TensorBuffer? destination = null, int? maxThreads = null) =>
        MapOne(new ScaledSum(scale), [a, b], destination, maxThreads);

    /// <summary>a - b.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">What is subtracted, with the same manifest.</param>
    /// <param name="destination">Memory to be used again; without it, memory is taken.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentException">The manifests differ; the message names the tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static TensorList Subtract(TensorList a, TensorList b, TensorBuffer? destination = null, int? maxThreads = null) =>
        MapOne(default(Difference), [a, b], destination, maxThreads);

    /// <summary>scale × a.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="scale">What it is multiplied by.</param>
    /// <param name="destination">Memory to be used again; without it, memory is taken.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentException">The destination's manifest differs; the message names the tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static TensorList Scale(TensorList a, double scale, TensorBuffer? destination = null, int? maxThreads = null) =>
        MapOne(new Product(scale), [a], destination, maxThreads);

    /// <summary>
    /// The Euclidean norm (L2) of all floating-point elements together, summed in float64; 0 if there are none. NaN if one is NaN;
    /// infinite if one is infinite or squares are beyond float64, as that of 1e155 is.
    /// </summary>
    /// <param name="a">The operand.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static double Norm(TensorList a, int? maxThreads = null) => Math.Sqrt(Sum(default(Square), [a], maxThreads));

    /// <summary>The Euclidean norm (L2) of a - b over all floating-point elements, as <see cref="Norm"/> of the differences in float64.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">What is subtracted, with the same manifest.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentException">The manifests differ; the message names the tensor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static double NormOfDifference(TensorList a, TensorList b, int? maxThreads = null) =>
        Math.Sqrt(Sum(default(SquaredDifference), [a, b], maxThreads));

    /// <summary>Whether no element is infinite or NaN.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static bool IsFinite(TensorList a, int? maxThreads = null) => Sum(default(CountOfUnusable), [a], maxThreads) == 0;

    /// <summary>The first element that is infinite or NaN; null if there is none.</summary>
    /// <param name="a">The operand.</param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    public static UnusableValue? FindUnusable(TensorList a, int? maxThreads = null) =>
        IsFinite(a, maxThreads) ? null : a.Select(FirstUnusable).First(fault => fault is not null);

    /// <summary>Computes several lists from several lists in one pass.</summary>
    /// <example>
    /// A step of a server optimizer, which reads the model, its two moments and the mean of the updates, and writes the first three:
    /// <code>
    /// internal readonly struct Step(double rate, double beta1) : IElementwise
    /// {
    ///     public static int InputCount => 4;
    ///     public static int OutputCount => 3;
    ///
    ///     [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ///     public void Invoke(ref Vector256&lt;double> x, ref Vector256&lt;double> m, ref Vector256&lt;double> v, ref Vector256&lt;double> mean)
    ///     {
    ///         var delta = mean - x;
    ///         m = (m * beta1) + (delta * (1 - beta1));
    ///         x += m * rate;
    ///     }
    /// }
    ///
    /// TensorListMath.Map(new Step(0.1, 0.9), [x, m.Tensors, v.Tensors, mean], [next, m, v]);
    /// </code>
    /// </example>
    /// <param name="op">The operation.</param>
    /// <param name="inputs">As many as the operation reads, of the same manifest.</param>
    /// <param name="outputs">
    /// As many as the operation writes, of the same manifest. Tensors without floating-point elements are taken over from the inputs of
    /// the same positions.
    /// </param>
    /// <param name="maxThreads">The most threads that work at once, at least 1; as many as there are processors unless said otherwise.</param>
    /// <exception cref="ArgumentException">The manifests differ, or the operation takes another number of lists.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is less than 1.</exception>
    internal static void Map<TOp>(TOp op, ReadOnlySpan<TensorList> inputs, ReadOnlySpan<TensorBuffer> outputs, int? maxThreads = null)
        where TOp : struct, IElementwise => Run(op, inputs, outputs, maxThreads);

    /// <summary>Sums what an operation leaves in its first operand over all floating-point elements, always in the same order.</summary>
    /// <inheritdoc cref="Map"/>
    internal static double Sum<TOp>(TOp op, ReadOnlySpan<TensorList> inputs, int? maxThreads = null)
        where TOp : struct, IElementwise => Run(op, inputs, [], maxThreads);

    private static TensorList MapOne<TOp>(TOp op, ReadOnlySpan<TensorList> inputs, TensorBuffer? destination, int? maxThreads)
        where TOp : struct, IElementwise
    {
        ArgumentNullException.ThrowIfNull(inputs[0], "a");
        destination ??= new TensorBuffer(inputs[0].Manifest);
        Run(op, inputs, [destination], maxThreads);
        return destination.Tensors;
    }

    private static double Run<TOp>(TOp op, ReadOnlySpan<TensorList> inputs, ReadOnlySpan<TensorBuffer> outputs, int? maxThreads)
        where TOp : struct, IElementwise
    {
        var threads = maxThreads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(maxThreads));
        if (inputs.Length != TOp.InputCount || outputs.Length != TOp.OutputCount)
        {
            throw new ArgumentException(
                $"{typeof(TOp).Name} reads {TOp.InputCount} lists and writes {TOp.OutputCount}; {inputs.Length} and {outputs.Length} are given.", nameof(inputs));
        }

        foreach (var input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
            Check(input.Manifest, inputs[0].Manifest, "An operand");
        }

        foreach (var output in outputs)
        {
            ArgumentNullException.ThrowIfNull(output, nameof(outputs));
            Check(output.Manifest, inputs[0].Manifest, "The destination");
        }

        using var pass = new ElementwisePass<TOp>(op, inputs, outputs);
        return pass.Run(threads);
    }

    private static void Check(TensorManifest manifest, TensorManifest expected, string what)
    {
        if (manifest.DescribeDifference(expected) is { } difference)
        {
            throw new ArgumentException($"{what} does not fit the first: {difference}.");
        }
    }

    private static UnusableValue? FirstUnusable(Tensor tensor) => tensor.DType switch
    {
        DType.Float32 => FirstUnusable(tensor, tensor.AsSpan<float>(), value => value),
        DType.Float64 => FirstUnusable(tensor, tensor.AsSpan<double>(), value => value),
        DType.Float16 => FirstUnusable(tensor, tensor.AsSpan<Half>(), value => (double)value),
        DType.BFloat16 => FirstUnusable(tensor, tensor.AsSpan<BFloat16>(), value => value),
        _ => null,
    };

    private static UnusableValue? FirstUnusable<T>(Tensor tensor, ReadOnlySpan<T> elements, Func<T, double> widen)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            if (widen(elements[i]) is var value && !double.IsFinite(value))
            {
                return new UnusableValue(tensor.Name, i, value);
            }
        }

        return null;
    }
}
