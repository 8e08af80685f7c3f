using Federation.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CifarSample.Model;

/// <summary>The optimizers that clients can train with, by the names that <c>--optimizer</c> takes.</summary>
internal static class Optimizers
{
    public const string Adam = "adam";

    public const string Sgd = "sgd";

    public static IReadOnlyList<string> Names => [Adam, Sgd];

    /// <summary>A learning rate that suits the sample's network.</summary>
    public static double LearningRateOf(string optimizer) => optimizer == Sgd ? 0.1 : 0.001;

    /// <summary>Makes the optimizer that a plan names.</summary>
    public static optim.Optimizer Make(IEnumerable<Parameter> parameters, ScalarMap config)
    {
        var plan = TrainingPlan.FromConfig(config);
        return plan.Optimizer == Sgd ? optim.SGD(parameters, plan.LearningRate) : optim.Adam(parameters, plan.LearningRate);
    }
}
