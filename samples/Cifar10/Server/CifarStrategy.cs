using CifarSample.Model;
using Federation.Core;
using Federation.Data;
using Federation.Strategies;
using Federation.TorchSharp;

namespace CifarSample.Server;

/// <summary>Any strategy on CIFAR-10: all clients train, half of them evaluate, and the server measures every global model.</summary>
internal sealed class CifarStrategy(IStrategy inner, RunSettings settings, TrainingPlan plan, TensorList initial, ImageDataset test)
    : DelegatingStrategy(inner)
{
    // A strategy whose clients train across rounds chooses among the idle ones, and does not wait for the others.
    public override IClientSelector FitSelector { get; } =
        inner.FitRule.KeepsPending ? inner.FitSelector : new UniformSelector(1.0, settings.Clients, settings.Clients);

    public override IClientSelector EvaluateSelector { get; } =
        new UniformSelector(0.5, Half(settings), inner.FitRule.KeepsPending ? Half(settings) : settings.Clients);

    public override IInstructor Instructor { get; } = new PlanInstructor(inner.Instructor, plan);

    public override TensorList? InitialParameters => initial;

    public override ValueTask<EvaluateResult?> EvaluateAsync(int round, TensorList model, CancellationToken cancellationToken)
    {
        using var net = new Net();
        net.LoadTensorList(model);
        return new ValueTask<EvaluateResult?>(Evaluation.OnAllCores(net, test, cancellationToken));
    }

    private static int Half(RunSettings settings) => Math.Max(settings.Clients / 2, 1);
}
