namespace TorchSharp.Internal;

/// <summary>What a gradient must look like to fit an input.</summary>
internal readonly struct Form(TensorImpl input)
{
    private readonly long[] _sizes = input.Sizes;
    private readonly ScalarType _type = input.DType;

    /// <summary>Sums over what was broadcast and converts; the caller keeps the gradient.</summary>
    public TensorImpl Fit(TensorImpl gradient)
    {
        var reduced = ReduceOps.SumTo(gradient, _sizes);
        var result = CopyOps.To(reduced, _type);
        reduced.Release();
        return result;
    }
}
