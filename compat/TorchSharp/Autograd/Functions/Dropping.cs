namespace TorchSharp.Internal;

/// <summary>Dropout that autograd follows.</summary>
internal static class Dropping
{
    /// <summary>
    /// The input with elements (or whole channels of [N, C, ...]) set to zero with probability <paramref name="p"/> and
    /// the others scaled to keep the expectation; in evaluation the input itself.
    /// </summary>
    public static TensorImpl Dropout(TensorImpl input, double p, bool training, bool inplace, bool byChannel)
    {
        NativeError.Check(p is >= 0 and <= 1, $"dropout probability has to be between 0 and 1, but got {p}");
        if (p == 0 || !training || input.Count == 0)
        {
            return input.Retain();
        }

        var noise = p == 1
            ? FillOps.Zeros(input.DType)
            : DropoutOps.Noise(input, p, byChannel, torch.Generator.Default);
        TensorImpl result;
        if (inplace)
        {
            Arithmetic.MultiplyInPlace(input, noise);
            result = input.Retain();
        }
        else
        {
            result = Arithmetic.Multiply(input, noise);
        }

        noise.Release();
        return result;
    }
}
