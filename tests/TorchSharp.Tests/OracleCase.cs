using System.Text.Json;
using TorchSharp;

/// <summary>One case of Oracle/oracle.py's <c>case</c>: makes its inputs, calls the operation, compares result and gradients.</summary>
internal static class OracleCase
{
    /// <summary>The cases of a fixture as test cases, each with a name that tells them apart.</summary>
    public static IEnumerable<TestCaseData> Source(string fixture) => Fixture.Cases(fixture).Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.Text("op")} {string.Join(' ', item.GetProperty("inputs").EnumerateArray().Select(Describe))} {item.GetProperty("args")}"));

    /// <summary>Runs a case with what it calls <c>op</c>.</summary>
    /// <param name="item">The case.</param>
    /// <param name="operation">Computes the result from the inputs and the case's <c>args</c>.</param>
    /// <param name="relative">The difference allowed, relative to the number expected.</param>
    /// <param name="absolute">The difference allowed besides.</param>
    public static void Check(
        JsonElement item,
        Func<torch.Tensor[], JsonElement, torch.Tensor> operation,
        double relative = 2e-5,
        double absolute = 2e-5)
    {
        using var scope = torch.NewDisposeScope();
        var inputs = item.GetProperty("inputs").EnumerateArray().ToArray();
        var leaves = inputs.Select(Leaf).ToArray();
        var result = operation([.. inputs.Zip(leaves, View)], item.GetProperty("args"));

        Assert.That(result.shape, Is.EqualTo(item.Longs("shape")));
        Assert.That(result.dtype, Is.EqualTo(Type(item.Text("dtype"))));
        Expect.Close(result, item.Doubles("forward"), "result", relative, absolute);
        var grads = item.GetProperty("grads").EnumerateArray().ToArray();
        if (grads.Any(grad => grad.ValueKind != JsonValueKind.Null))
        {
            result.backward([Formula.Make(999, result.shape).to_type(result.dtype)]);
        }

        for (var i = 0; i < grads.Length; i++)
        {
            if (grads[i].ValueKind == JsonValueKind.Null)
            {
                Assert.That(leaves[i].grad, Is.Null, $"gradient of input {i}");
            }
            else
            {
                Expect.Close(
                    leaves[i].grad,
                    [.. grads[i].EnumerateArray().Select(x => x.GetDouble())],
                    $"gradient of input {i}",
                    relative,
                    absolute);
            }
        }
    }

    private static torch.Tensor Leaf(JsonElement input)
    {
        var shape = input.Longs("shape");
        switch (input.Text("layout"))
        {
            case "transposed":
                (shape[^1], shape[^2]) = (shape[^2], shape[^1]);
                break;
            case "stepped":
                shape[^1] *= 2;
                break;
            case "offset":
                shape[0]++;
                break;
        }

        var values = Formula.Make((ulong)input.Long("salt"), shape, input.GetProperty("scale").GetDouble())
            + input.GetProperty("offset").GetSingle();
        return values.to_type(Type(input.Text("dtype"))).requires_grad_(input.Flag("grad"));
    }

    private static torch.Tensor View(JsonElement input, torch.Tensor leaf) => input.Text("layout") switch
    {
        "transposed" => leaf.transpose(-1, -2),
        "stepped" => leaf[torch.TensorIndex.Ellipsis, torch.TensorIndex.Slice(step: 2)],
        "offset" => leaf[torch.TensorIndex.Slice(1)],
        _ => leaf,
    };

    private static torch.ScalarType Type(string name) => name switch
    {
        "float32" => torch.float32,
        "float64" => torch.float64,
        "float16" => torch.float16,
        "bfloat16" => torch.bfloat16,
        "int64" => torch.int64,
        "int32" => torch.int32,
        "uint8" => torch.uint8,
        "bool" => torch.@bool,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such element type."),
    };

    private static string Describe(JsonElement input) =>
        $"{input.GetProperty("shape")}{(input.Text("layout") == "plain" ? "" : input.Text("layout"))}";
}
