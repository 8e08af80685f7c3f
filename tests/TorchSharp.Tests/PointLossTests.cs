using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

[TestFixture]
public sealed class PointLossTests
{
    private static IEnumerable<TestCaseData> Cases() => OracleCase.Source("point_losses");

    [TestCaseSource(nameof(Cases))]
    public void Loss_AllOptions_AsPyTorch(JsonElement item) => OracleCase.Check(item, (inputs, args) =>
    {
        var reduction = Enum.Parse<nn.Reduction>(args.GetProperty("reduction").GetString()!, ignoreCase: true);
        double Number(string name) => args.GetProperty(name).GetDouble();
        Tensor? Named(string name)
        {
            var names = args.GetProperty("tensors").EnumerateArray().Select(n => n.GetString()).ToList();
            return names.Contains(name) ? inputs[2 + names.IndexOf(name)] : null;
        }

        Loss<Tensor, Tensor, Tensor> loss = item.Text("op") switch
        {
            "mse_loss" => nn.MSELoss(reduction),
            "l1_loss" => nn.L1Loss(reduction),
            "smooth_l1_loss" => nn.SmoothL1Loss(reduction, Number("beta")),
            "huber_loss" => nn.HuberLoss(Number("delta"), reduction),
            "binary_cross_entropy" => nn.BCELoss(Named("weight"), reduction),
            "kl_div" => nn.KLDivLoss(args.Flag("log_target"), reduction),
            _ => nn.BCEWithLogitsLoss(Named("weight"), reduction, Named("pos_weight")),
        };
        return loss.call(inputs[0], inputs[1]);
    });

    [Test]
    public void BinaryCrossEntropy_OfCertainty_IsBoundedAsInPyTorch()
    {
        using var scope = NewDisposeScope();
        var loss = nn.BCELoss(reduction: nn.Reduction.None).call(
            tensor(new float[] { 0, 1, 0, 1 }), tensor(new float[] { 0, 1, 1, 0 }));
        Assert.That(loss.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, 100, 100 }));
    }

    [Test]
    public void BinaryCrossEntropyWithLogits_OfGreatLogits_Finite()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1000, 1000, -1000, 1000 }, requires_grad: true);
        var loss = nn.BCEWithLogitsLoss(reduction: nn.Reduction.None).call(x, tensor(new float[] { 0, 1, 1, 0 }));
        Assert.That(loss.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, 1000, 1000 }));
        loss.sum().backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, -1, 1 }));
    }

    [Test]
    public void Losses_WrongArguments_ExternalException()
    {
        using var scope = NewDisposeScope();
        foreach (var (wrong, message) in (ReadOnlySpan<(Action, string)>)
            [
                (() => nn.HuberLoss(0).call(zeros(2), zeros(2)), "huber_loss does not support non-positive"),
                (() => nn.SmoothL1Loss(beta: -1).call(zeros(2), zeros(2)), "smooth_l1_loss does not support negative"),
                (() => nn.BCELoss().call(zeros(2), zeros(3)), "Please ensure they have the same size"),
                (() => nn.BCELoss().call(zeros(2) + 2, zeros(2)), "between 0 and 1"),
                (() => nn.BCEWithLogitsLoss().call(zeros(2), zeros(2, 1)), "must be the same as input size"),
                (() => nn.MSELoss().call(zeros(2), zeros(3)), "must match the size"),
            ])
        {
            Assert.That(wrong, Throws.InstanceOf<ExternalException>().With.Message.Contains(message));
        }
    }

    [Test]
    public void Losses_AsModules_SayTheirOptionsAndHaveNoState()
    {
        using var weight = ones(3);
        using var loss = new BCEWithLogitsLoss(weight, nn.Reduction.Sum, weight);
        Assert.That(loss.state_dict(), Is.Empty);
        Assert.That((loss.reduction, nn.HuberLoss().delta, nn.SmoothL1Loss().beta), Is.EqualTo((nn.Reduction.Sum, 1.0, 1.0)));
        Assert.That((nn.KLDivLoss().log_target, new CrossEntropyLoss(label_smoothing: 0.1).label_smoothing), Is.EqualTo((true, 0.1)));
    }
}
