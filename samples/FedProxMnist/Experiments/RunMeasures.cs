namespace FedProxMnist.Experiments;

/// <summary>What a run's models are worth on the test images, from round 0, the initial model, to the last.</summary>
internal sealed record RunMeasures(IReadOnlyList<double> Accuracy, IReadOnlyList<double> Loss);
