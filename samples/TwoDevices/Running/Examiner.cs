using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;
using TwoDevices.Model;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Running;

/// <summary>Measures models on the held-out pictures.</summary>
internal sealed class Examiner : IDisposable
{
    private readonly Module<Tensor, Tensor> _network;
    private readonly LocalTrainer _trainer;
    private readonly ImageDataset _heldOut;

    /// <summary>Makes an examiner.</summary>
    /// <param name="network">A network of its own, its base in it.</param>
    /// <param name="heldOut">The pictures, as many of each class.</param>
    public Examiner(Module<Tensor, Tensor> network, ImageDataset heldOut)
    {
        (_network, _heldOut) = (network, heldOut);
        _trainer = new LocalTrainer(network, Recipe.Optimizer, Recipe.Loss, new LocalTrainingOptions
        {
            Frozen = Network.Base,
            EvaluationBatchSize = heldOut.Count,
            Metrics = Score.Metrics,
        });
    }

    /// <summary>Measures the model with the given head.</summary>
    public EvaluateResult Examine(TensorList head, CancellationToken cancellationToken)
    {
        _trainer.Load(head);
        return _trainer.Evaluate(Recipe.Batches(_heldOut), null, cancellationToken);
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _network.Dispose();
    }
}
