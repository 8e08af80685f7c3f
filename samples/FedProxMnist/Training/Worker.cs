using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace FedProxMnist.Training;

/// <summary>What the clients of one worker share, one after the other: a model in memory and what trains it.</summary>
internal sealed class Worker : IDisposable
{
    private readonly nn.Module<torch.Tensor, torch.Tensor> _model = LogisticRegression.Make();

    /// <param name="seed">Decides, with the client and the round, in which order images are gone through.</param>
    public Worker(int seed) => Trainer = new LocalTrainer(
        _model,
        parameters => optim.SGD(parameters, Settings.LearningRate, weight_decay: Settings.WeightDecay),
        (output, target) => nn.functional.cross_entropy(output, target),
        new LocalTrainingOptions { Seed = seed });

    public LocalTrainer Trainer { get; }

    public void Dispose()
    {
        Trainer.Dispose();
        _model.Dispose();
    }
}
