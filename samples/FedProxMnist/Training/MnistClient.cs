using Federation.Client;
using Federation.Core;
using Federation.TorchSharp;

namespace FedProxMnist.Training;

/// <summary>A client: trains the model that it is given on its own images, as many epochs and with as much µ as it is told.</summary>
internal sealed class MnistClient(Worker worker, Shares shares, int number) : FederatedClient
{
    public override ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        using var images = shares.Load(number);
        return new(worker.Trainer.Fit(BatchSource.FromTensors(images.Pixels, images.Labels), request, cancellationToken));
    }

    public override ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The model is measured on the server, on the test images.");
}
