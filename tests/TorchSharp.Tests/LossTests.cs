using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class LossTests
{
    private static IEnumerable<TestCaseData> LossCases() => Fixture.Cases("cross_entropy").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    private static IEnumerable<TestCaseData> SoftmaxCases() => Fixture.Cases("softmax").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    [TestCaseSource(nameof(LossCases))]
    public void CrossEntropy_AllOptions_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var shape = item.Longs("input");
        var classes = shape.Length == 1 ? shape[0] : shape[1];
        var count = (int)(shape.Aggregate((a, b) => a * b) / classes);
        long[] targetShape = shape.Length == 1 ? [] : [shape[0], .. shape[2..]];
        var x = Formula.Make(14, shape, 6).requires_grad_();
        var target = Formula.Labels(15, count, (int)classes, targetShape);
        var weight = item.Flag("weighted") ? Formula.Make(16, [classes]) + 1 : null;
        var reduction = Enum.Parse<nn.Reduction>(item.Text("reduction"), ignoreCase: true);

        var y = nn.functional.cross_entropy(
            x, target, weight, item.Long("ignore"), reduction, item.GetProperty("smoothing").GetDouble());
        y.backward([y.dim() > 0 ? Formula.Make(17, y.shape) : tensor(0.75f)]);

        Expect.Close(y, item.Doubles("forward"), "forward");
        Expect.Close(x.grad, item.Doubles("gradInput"), "gradient of the input");
    }

    [TestCaseSource(nameof(SoftmaxCases))]
    public void Softmax_AnyDimension_ForwardAndGradientsAsPyTorch(JsonElement item)
    {
        using var scope = NewDisposeScope();
        var x = Formula.Make(18, item.Longs("input"), 10).requires_grad_();
        var y = item.Flag("log") ? x.log_softmax(item.Long("dim")) : x.softmax(item.Long("dim"));
        y.backward([Formula.Make(19, x.shape)]);

        Expect.Close(y, item.Doubles("forward"), "forward");
        Expect.Close(x.grad, item.Doubles("gradInput"), "gradient of the input");
    }

    [Test]
    public void CrossEntropy_TargetOutOfRange_ExternalException()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => nn.CrossEntropyLoss().call(zeros(2, 3), tensor(new long[] { 0, 3 })),
            Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("Target 3"));
    }

    [Test]
    public void CrossEntropy_ClassProbabilities_NotSupportedByName()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => nn.functional.cross_entropy(zeros(2, 3), zeros(2, 3)),
            Throws.InstanceOf<NotSupportedException>().With.Message.Contains("cross_entropy"));
    }
}
