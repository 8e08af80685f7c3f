using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Products of vectors, matrices and batches of them with the numbers that PyTorch gives.</summary>
[TestFixture]
public sealed class MatmulTests
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Products = new()
    {
        ["matmul"] = x => x[0].matmul(x[1]), ["mv"] = x => x[0].mv(x[1]), ["dot"] = x => x[0].dot(x[1]),
        ["outer"] = x => x[0].outer(x[1]), ["inner"] = x => x[0].inner(x[1]), ["bmm"] = x => x[0].bmm(x[1]),
        ["tensordot"] = x => tensordot(x[0], x[1], 2), ["tensordot_dims"] = x => tensordot(x[0], x[1], [0, 2], [1, 0]),
        ["addmm"] = x => x[0].addmm(x[1], x[2], 0.5f, 2), ["addmv"] = x => x[0].addmv(x[1], x[2], 0.5f, 2),
        ["addr"] = x => x[0].addr(x[1], x[2], 0.5f, 2), ["baddbmm"] = x => x[0].baddbmm(x[1], x[2], 0.5f, 2),
        ["addbmm"] = x => x[0].addbmm(x[1], x[2], 0.5f, 2),
    };

    private static IEnumerable<TestCaseData> ProductCases() => OracleCase.Source("products");

    private static IEnumerable<TestCaseData> EinsumCases() => OracleCase.Source("einsum");

    [TestCaseSource(nameof(ProductCases))]
    public void Product_OfTensors_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, _) => Products[item.Text("op")](x));

    [TestCaseSource(nameof(EinsumCases))]
    public void Einsum_OfTensors_AsPyTorch(JsonElement item) =>
        OracleCase.Check(item, (x, args) => einsum(args.Text("equation"), x));

    [TestCase(ScalarType.BFloat16)]
    [TestCase(ScalarType.Float16)]
    public void Matmul_OfShortFloats_SummedInSinglePrecisionThenRounded(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var a = Formula.Make(1, [2, 3, 50]).to_type(type);
        var b = Formula.Make(2, [2, 50, 4]).to_type(type);

        Assert.That(a.matmul(b).Equals(a.@float().matmul(b.@float()).to_type(type)), Is.True);
        Assert.That(a[0].mm(b[1]).Equals(a[0].@float().mm(b[1].@float()).to_type(type)), Is.True);
    }

    [Test]
    public void Matmul_SizesDoNotFit_ExternalException()
    {
        using var a = ones(2, 3, 4);
        using var b = ones(2, 5, 4);
        Assert.That(() => a.matmul(b), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
        Assert.That(() => a.bmm(b), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
        Assert.That(() => einsum("ij,jk", a, b), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>());
    }
}
