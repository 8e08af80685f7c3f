using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class ProductTests
{
    private static IEnumerable<TestCaseData> LinearCases() => Fixture.Cases("linear").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    private static IEnumerable<TestCaseData> MatmulCases() => Fixture.Cases("matmul").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.Long("m")}x{item.Long("k")}x{item.Long("n")}"));

    [TestCaseSource(nameof(LinearCases))]
    public void Linear_OddShapes_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var shape = item.Longs("input");
        var output = item.Long("out");
        var x = Formula.Make(7, shape).requires_grad_();
        var w = Formula.Make(8, [output, shape[^1]]).requires_grad_();
        var b = item.Flag("bias") ? Formula.Make(9, [output]).requires_grad_() : null;

        var y = nn.functional.linear(x, w, b);
        y.backward([Formula.Make(10, y.shape)]);

        Expect.Layer(item, y, x, w, b);
    }

    [TestCaseSource(nameof(MatmulCases))]
    public void Mm_TransposedOrNot_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        long m = item.Long("m"), k = item.Long("k"), n = item.Long("n");
        bool ta = item.Flag("ta"), tb = item.Flag("tb");
        var a = Formula.Make(11, ta ? [k, m] : [m, k]).requires_grad_();
        var b = Formula.Make(12, tb ? [n, k] : [k, n]).requires_grad_();

        var y = (ta ? a.t() : a).mm(tb ? b.t() : b);
        y.backward([Formula.Make(13, [m, n])]);

        Expect.Close(y, item.Doubles("forward"), "forward", absolute: 5e-5);
        Expect.Close(a.grad, item.Doubles("gradA"), "gradient of a");
        Expect.Close(b.grad, item.Doubles("gradB"), "gradient of b");
    }

    [Test]
    public void Matmul_VectorsAndMatrices_ShapesAsInPython()
    {
        using var scope = NewDisposeScope();
        var vector = arange(3, float32);
        var matrix = ones(3, 4);

        Assert.That(vector.matmul(vector).item<float>(), Is.EqualTo(5));
        Assert.That(vector.matmul(matrix).shape, Is.EqualTo(new long[] { 4 }));
        Assert.That(matrix.t().matmul(vector).data<float>().ToArray(), Is.EqualTo(new float[] { 3, 3, 3, 3 }));
        Assert.That(ones(2, 3, 4).matmul(ones(4, 2)).shape, Is.EqualTo(new long[] { 2, 3, 2 }));
    }

    [Test]
    public void Mm_ShapesDoNotFit_ExternalExceptionNamesBoth()
    {
        using var a = ones(2, 3);
        using var b = ones(4, 5);
        Assert.That(
            () => a.mm(b),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>()
                .With.Message.Contains("(2x3 and 4x5)"));
    }

    [Test]
    public void Addmm_Factors_AreApplied()
    {
        using var scope = NewDisposeScope();
        var result = ones(2).addmm(ones(2, 3), ones(3, 2), beta: 0.5f, alpha: 2);
        Assert.That(result.data<float>().ToArray(), Is.EqualTo(new[] { 6.5f, 6.5f, 6.5f, 6.5f }));
    }
}
