using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class DropoutTests
{
    private static IEnumerable<TestCaseData> Cases() => Fixture.Cases("dropout").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames(
            $"{index}: {item.GetProperty("input")} {item.GetProperty("p")} {item.Text("layout")}"));

    [TestCaseSource(nameof(Cases))]
    public void Dropout_OfASeed_SameElementsAsPyTorchAndSameNumbersAfter(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var leaf = Formula.Make(70, item.Longs("input"), 2)
            .to_type(item.Text("dtype") == "float64" ? float64 : float32)
            .add(2)
            .requires_grad_();
        var x = item.Text("layout") switch
        {
            "transposed" => leaf.t(),
            "permuted" => leaf.permute(2, 0, 1),
            _ => leaf,
        };
        manual_seed(8);
        var p = item.GetProperty("p").GetDouble();
        var y = item.Flag("channels") ? nn.functional.dropout2d(x, p) : nn.functional.dropout(x, p);
        var after = rand(3);
        y.backward([Formula.Make(999, y.shape).to_type(y.dtype)]);

        Expect.Close(y, item.Doubles("forward"), "result");
        Expect.Close(leaf.grad, item.Doubles("grad"), "gradient");
        Expect.Close(after, item.Doubles("after"), "the next random numbers");
    }

    [Test]
    public void Dropout_InEvaluation_IsTheTensorItself()
    {
        using var scope = NewDisposeScope();
        var module = nn.Dropout(0.7);
        module.eval();
        var x = ones(4, requires_grad: true);
        var y = module.call(x);
        Assert.That(y.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 1, 1, 1 }));
        Assert.That(y.is_leaf, Is.True);
    }

    [Test]
    public void Dropout_InPlace_ChangesItsInputAndFollowsTheGradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(64, requires_grad: true);
        var y = x * 1;
        var z = nn.Dropout(0.5, inplace: true).call(y);
        Assert.That(z.data<float>().ToArray(), Is.EqualTo(y.data<float>().ToArray()));
        Assert.That(z.data<float>().ToArray().Distinct().Order(), Is.EqualTo(new float[] { 0, 2 }));
        z.sum().backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(z.data<float>().ToArray()));
    }

    [Test]
    public void Dropout_Probability_KeepsTheExpectation()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var y = nn.functional.dropout(ones(20_000), 0.2);
        Assert.That(y.mean().item<float>(), Is.EqualTo(1).Within(0.02));
        Assert.That(y.data<float>().Count(v => v == 0), Is.EqualTo(4000).Within(200));
    }

    [Test]
    public void Dropout_WrongArguments_ExternalException()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => nn.Dropout(1.5).call(zeros(2)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("between 0 and 1, but got 1.5"));
        Assert.That(() => nn.functional.dropout(zeros(2, int64)), Throws.InstanceOf<ExternalException>());
        Assert.That(() => nn.functional.dropout2d(zeros(2)), Throws.InstanceOf<ExternalException>());
    }
}
