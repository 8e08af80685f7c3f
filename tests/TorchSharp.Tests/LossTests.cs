using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
public sealed class LossTests
{
    private static IEnumerable<TestCaseData> LossCases() => Fixture.Cases("cross_entropy").Select(
        (item, index) => new TestCaseData(item).SetArgDisplayNames($"{index}: {item.GetProperty("input")}"));

    private static IEnumerable<TestCaseData> ClassCases() => OracleCase.Source("class_losses");

    private static IEnumerable<TestCaseData> SoftmaxRowCases() => OracleCase.Source("softmax_rows");

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
            Throws.InstanceOf<ExternalException>().With.Message.Contains("Target 3"));
    }

    [TestCaseSource(nameof(ClassCases))]
    public void ClassLoss_AnyShape_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        var reduction = Enum.Parse<nn.Reduction>(args.GetProperty("reduction").GetString()!, ignoreCase: true);
        var smoothing = args.TryGetProperty("smoothing", out var given) ? given.GetDouble() : 0;
        if (item.Text("op") == "cross_entropy_probabilities")
        {
            return nn.functional.cross_entropy(
                inputs[0], inputs[1], inputs.ElementAtOrDefault(2), reduction: reduction, label_smoothing: smoothing);
        }

        var labels = args.GetProperty("labels");
        var target = tensor(labels.Longs("values"), labels.Longs("shape"));
        var weight = inputs.ElementAtOrDefault(1);
        return item.Text("op") == "nll_loss"
            ? new TorchSharp.Modules.NLLLoss(weight, reduction).call(inputs[0], target)
            : new TorchSharp.Modules.CrossEntropyLoss(weight, args.Long("ignore"), reduction, smoothing).call(inputs[0], target);
    });

    [TestCaseSource(nameof(SoftmaxRowCases))]
    public void Softmax_AnyLayout_AsPyTorch(JsonElement item) => OracleCase.Check(
        item,
        (inputs, args) => item.Text("op") == "softmax"
            ? nn.Softmax(args.Long("dim")).call(inputs[0])
            : nn.LogSoftmax(args.Long("dim")).call(inputs[0]),
        absolute: 5e-6);

    [Test]
    public void CrossEntropy_ClassProbabilitiesThatAreNone_ExternalException()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            () => nn.functional.cross_entropy(zeros(2, 3), zeros(2, 3, int64)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("Expected floating point type for target"));
        Assert.That(
            () => nn.functional.cross_entropy(zeros(2, 3), zeros(2, 3), ignore_index: 1),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("ignore_index is not supported"));
        Assert.That(
            () => nn.functional.cross_entropy(zeros(2, 3), zeros(2)),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("expected scalar type Long but found Float"));
        Assert.That(
            () => nn.functional.cross_entropy(zeros(2, 3), zeros(2, 3), label_smoothing: 2),
            Throws.InstanceOf<ExternalException>().With.Message.Contains("label_smoothing"));
    }

    [Test]
    public void CrossEntropy_MeanOfNothing_IsNaN()
    {
        using var scope = NewDisposeScope();
        Assert.That(nn.CrossEntropyLoss().call(zeros(0, 3), zeros(0, int64)).item<float>(), Is.NaN);
        Assert.That(nn.CrossEntropyLoss().call(zeros(0, 3), zeros(0, 3)).item<float>(), Is.NaN);
    }

    [Test]
    public void Softmax_NaNAndInfinity_AsPyTorch()
    {
        using var scope = NewDisposeScope();
        var values = new float[20];
        values[3] = float.NaN;
        Assert.That(tensor(values).softmax(0).data<float>().ToArray(), Is.All.NaN);
        values[3] = float.NegativeInfinity;
        var y = tensor(values).softmax(0).data<float>().ToArray();
        Assert.That(y[3], Is.Zero);
        Assert.That(y[4], Is.EqualTo(1f / 19).Within(1e-7f));
    }
}
