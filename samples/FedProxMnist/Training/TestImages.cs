using Federation.Core;
using Federation.Samples;
using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace FedProxMnist.Training;

/// <summary>Measures models on all test images. Safe for concurrent use.</summary>
internal sealed class TestImages(ImageData images) : IDisposable
{
    private readonly ImageTensors _images = new(images.Test, images.Normalization);

    public EvaluateResult Measure(TensorList parameters)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        using var model = LogisticRegression.Make();
        model.LoadTensorList(parameters);
        var output = model.call(_images.Pixels);
        var count = _images.Labels.shape[0];
        var right = output.argmax(1).eq(_images.Labels).sum().ToInt64();
        return new EvaluateResult(
            nn.functional.cross_entropy(output, _images.Labels).ToDouble(), count, new ScalarMap(("accuracy", (double)right / count)));
    }

    public void Dispose() => _images.Dispose();
}
