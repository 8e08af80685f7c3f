namespace TorchSharp;

public static partial class torch
{
    /// <summary>A matrix with ones on its diagonal.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; as many as rows if -1.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor eye(
        long rows,
        long columns = -1L,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false)
    {
        using var scope = NewDisposeScope();
        columns = columns == -1 ? rows : columns;
        var result = arange(rows).unsqueeze(1).eq(arange(columns)).to_type(dtype ?? get_default_dtype());
        return Finish(result.Impl.Retain(), device, requires_grad).MoveToOuterDisposeScope();
    }

    /// <summary>Numbers evenly spaced from start to end, both included.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The last number.</param>
    /// <param name="steps">How many numbers.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor linspace(
        double start,
        double end,
        long steps,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) =>
        Finish(Internal.FillOps.Even(start, end, steps, dtype ?? get_default_dtype()), device, requires_grad);

    /// <summary>Powers of a base whose exponents are evenly spaced from start to end, both included.</summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="end">The last exponent.</param>
    /// <param name="steps">How many numbers.</param>
    /// <param name="base">The base.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor logspace(
        double start,
        double end,
        long steps,
        double @base = 10,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false)
    {
        using var scope = NewDisposeScope();
        var powers = full([], @base, ScalarType.Float64).pow(linspace(start, end, steps, ScalarType.Float64));
        var result = powers.to_type(dtype ?? get_default_dtype());
        return Finish(result.Impl.Retain(), device, requires_grad).MoveToOuterDisposeScope();
    }

    /// <summary>A tensor of the same shape that holds one number everywhere.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">The element type; the same if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor full_like(
        Tensor input,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => input.full_like(value, dtype, device, requires_grad);

    /// <summary>Random numbers from [0, 1) of the same shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">The element type; the same if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor rand_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.rand_like(dtype, device, requires_grad);

    /// <summary>Normal random numbers of the same shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="dtype">The element type; the same if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor randn_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randn_like(dtype, device, requires_grad);

    /// <summary>Random integers of the same shape.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="low">The lower bound, inclusive.</param>
    /// <param name="high">The upper bound, exclusive.</param>
    /// <param name="dtype">The element type; the same if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    public static Tensor randint_like(
        Tensor input,
        long low,
        long high,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false) => input.randint_like(low, high, dtype, device, requires_grad);

    /// <summary>1 with the probability that each element says, else 0.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Columns of each row, drawn with probabilities in the proportions of its elements.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="num_samples">How many to draw.</param>
    /// <param name="replacement">Whether one may be drawn twice.</param>
    /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
    public static Tensor multinomial(
        Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>Normal random numbers, each with a mean and a deviation of its own.</summary>
    /// <param name="mean">The means.</param>
    /// <param name="std">The standard deviations.</param>
    /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var scope = NewDisposeScope();
        return randn(mean.Impl.Sizes, generator: generator).mul(std).add(mean).MoveToOuterDisposeScope();
    }

    /// <summary>Normal random numbers.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="size">The sizes.</param>
    /// <param name="dtype">The element type; if null, as PyTorch chooses.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients of the tensor are wanted.</param>
    /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
    public static Tensor normal(
        double mean,
        double std,
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null)
    {
        var numbers = randn(size.ToArray(), dtype, device, requires_grad: false, generator);
        return numbers.mul_(std).add_(mean).requires_grad_(requires_grad);
    }

    /// <summary>The rows and columns of the elements of a triangle.</summary>
    /// <param name="row">The number of rows.</param>
    /// <param name="col">The number of columns.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="device">The device; the CPU if null.</param>
    public static Tensor tril_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null)
    {
        if (!is_integral(dtype))
        {
            throw new ArgumentException("dtype must be integral.", nameof(dtype));
        }

        CheckDevice(device);
        using var scope = NewDisposeScope();
        var places = ones([row, col], ScalarType.Bool).tril(offset).nonzero();
        return places.t().contiguous().to_type(dtype).MoveToOuterDisposeScope();
    }

    /// <summary>The rows and columns of the elements of a triangle.</summary>
    /// <param name="row">The number of rows.</param>
    /// <param name="col">The number of columns.</param>
    /// <param name="offset">Which diagonal: above the main one if positive.</param>
    /// <param name="dtype">The element type.</param>
    /// <param name="device">The device; the CPU if null.</param>
    public static Tensor triu_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null)
    {
        if (!is_integral(dtype))
        {
            throw new ArgumentException("dtype must be integral.", nameof(dtype));
        }

        CheckDevice(device);
        using var scope = NewDisposeScope();
        var places = ones([row, col], ScalarType.Bool).triu(offset).nonzero();
        return places.t().contiguous().to_type(dtype).MoveToOuterDisposeScope();
    }

    /// <summary>Grids of coordinates from vectors of them.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="indexing">"ij" or "xy".</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        if (indexing is not ("ij" or "xy"))
        {
            throw Internal.NativeError.Create(
                $"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        }

        using var scope = NewDisposeScope();
        var vectors = tensors.Select(t => t.reshape(-1)).ToList();
        var swap = indexing == "xy" && vectors.Count > 1;
        var order = Enumerable.Range(0, vectors.Count).ToArray();
        if (swap)
        {
            (order[0], order[1]) = (1, 0);
        }

        var sizes = order.Select(i => vectors[i].numel()).ToArray();
        return
        [
            .. vectors.Select((vector, i) =>
            {
                var shape = Enumerable.Repeat(1L, sizes.Length).ToArray();
                shape[Array.IndexOf(order, i)] = -1;
                return vector.view(shape).expand(sizes).MoveToOuterDisposeScope();
            }),
        ];
    }

    /// <summary>Views of the common shape that the tensors broadcast to.</summary>
    /// <param name="tensors">The tensors.</param>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        var sizes = tensors.Aggregate<Tensor, long[]>([], (common, t) => Internal.Shapes.Broadcast(common, t.Impl.Sizes));
        return [.. tensors.Select(t => t.expand(sizes))];
    }
}
