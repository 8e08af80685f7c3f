using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>What can be wrong with an update, each as a change to a good one.</summary>
internal static class BadUpdates
{
    public static IReadOnlyDictionary<string, Func<FitResult, FitResult>> All { get; } = new Dictionary<string, Func<FitResult, FitResult>>(StringComparer.Ordinal)
    {
        ["NaN"] = result => WithElement(result, float.NaN),
        ["infinity"] = result => WithElement(result, float.PositiveInfinity),
        ["negative infinity"] = result => WithElement(result, float.NegativeInfinity),
        ["wrong shape"] = result => With(result, tensors => [tensors[0].Reshape(tensors[0].ElementCount), .. tensors[1..]]),
        ["wrong type"] = result => With(result, tensors => [Tensor.FromArray(tensors[0].Name, new double[tensors[0].ElementCount], tensors[0].Shape.AsSpan()), .. tensors[1..]]),
        ["missing tensor"] = result => With(result, tensors => tensors[..^1]),
        ["no tensors"] = result => With(result, _ => []),
        ["extra tensor"] = result => With(result, tensors => [.. tensors, Tensor.Scalar("extra", 1f)]),
        ["renamed tensor"] = result => With(result, tensors => [tensors[0].WithName("another"), .. tensors[1..]]),
        ["tensors in another order"] = result => With(result, tensors => [.. tensors.Reverse()]),
        ["no examples"] = result => result with { ExampleCount = 0 },
        ["a negative number of examples"] = result => result with { ExampleCount = -5 },
        ["an absurd number of examples"] = result => result with { ExampleCount = long.MaxValue },
        ["encoded"] = result => result with { Encoding = "unknown-encoding" },
    };

    private static FitResult With(FitResult result, Func<Tensor[], Tensor[]> change) =>
        result with { Parameters = new TensorList(change([.. result.Parameters])) };

    // The last element of the second tensor, so that what comes before may have been folded in.
    private static FitResult WithElement(FitResult result, float value) => With(result, tensors =>
    {
        var values = tensors[1].AsSpan<float>().ToArray();
        values[^1] = value;
        tensors[1] = Tensor.FromArray(tensors[1].Name, values, tensors[1].Shape.AsSpan());
        return tensors;
    });
}
