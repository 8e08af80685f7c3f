using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class EmbeddingTests
{
    private static IEnumerable<TestCaseData> Cases() => OracleCase.Source("embedding");

    [TestCaseSource(nameof(Cases))]
    public void Embedding_AllOptions_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        var norm = args.GetProperty("max_norm");
        var padding = args.GetProperty("padding");
        // A copy, as the rows that are looked up are scaled in place.
        var table = norm.ValueKind == JsonValueKind.Null ? inputs[0] : inputs[0] * 1;
        return new Tensor(TorchSharp.Internal.Embeddings.LookUp(
            table.Impl,
            Indices(args.GetProperty("indices")).Impl,
            new TorchSharp.Internal.Embeddings.Options(
                padding.ValueKind == JsonValueKind.Null ? -1 : padding.GetInt64(),
                norm.ValueKind == JsonValueKind.Null ? null : norm.GetDouble(),
                args.GetProperty("norm_type").GetDouble(),
                args.Flag("by_frequency"))));
    });

    [Test]
    public void Embedding_Module_LooksUpTrainsAndLeavesThePaddingAlone()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Embedding(5, 3, padding_idx: -1);
        Assert.That(module.state_dict().Keys, Is.EqualTo(new[] { "weight" }));
        Assert.That(module.weight[4].data<float>().ToArray(), Is.All.Zero);
        var y = module.call(tensor(new long[] { 4, 1, 1 }));
        Assert.That(y[1].data<float>().ToArray(), Is.EqualTo(module.weight[1].data<float>().ToArray()));
        y.sum().backward();
        Assert.That(
            module.weight.grad!.sum(1).data<float>().ToArray(), Is.EqualTo(new float[] { 0, 6, 0, 0, 0 }));
    }

    [Test]
    public void Embedding_OfASeed_PyTorchsNumbers()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var expected = randn(4, 6).data<float>().ToArray();
        manual_seed(3);
        Assert.That(nn.Embedding(4, 6).weight.data<float>().ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Embedding_FromPretrained_UsesTheirMemoryAndIsFrozen()
    {
        using var scope = NewDisposeScope();
        var vectors = Formula.Make(1, [4, 2]);
        using var module = nn.Embedding_from_pretrained(vectors, max_norm: 0.01);
        Assert.That(module.weight.requires_grad, Is.False);
        var y = module.call(tensor(new long[] { 2 }));
        Assert.That(y.norm().item<float>(), Is.LessThanOrEqualTo(0.0101f));
        Assert.That(vectors[2].norm().item<float>(), Is.LessThanOrEqualTo(0.0101f));
        Assert.That(nn.Embedding_from_pretrained(vectors, freeze: false).weight.requires_grad, Is.True);
    }

    [Test]
    public void Embedding_WrongArguments_Refused()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Embedding(3, 2);
        Assert.That(
            () => module.call(tensor(new long[] { 3 })),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("index out of range in self"));
        Assert.That(
            () => module.call(zeros(2)), Throws.InstanceOf<ExternalException>().With.Message.Contains("Long, Int"));
        Assert.That(() => nn.Embedding(3, 2, padding_idx: 3), Throws.InstanceOf<ExternalException>());
        Assert.That(
            () => nn.Embedding(3, 2, sparse: true),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("sparse"));
    }

    private static Tensor Indices(JsonElement values)
    {
        var flat = new List<long>();
        var shape = new List<long>();
        for (var level = values; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            shape.Add(level.GetArrayLength());
        }

        void Add(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Array)
            {
                flat.Add(element.GetInt64());
                return;
            }

            foreach (var inner in element.EnumerateArray())
            {
                Add(inner);
            }
        }

        Add(values);
        return tensor(flat.ToArray(), [.. shape]);
    }
}
