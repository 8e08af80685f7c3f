// <shown>
using TorchSharp;
using static TorchSharp.torch;

// </shown>
namespace Readme.Tests.Snippets;

internal static class TrainingLoop
{
    public static float Run(Tensor images, Tensor labels, string path)
    {
        var last = float.NaN;
        // <shown>
        manual_seed(1);
        using var model = nn.Sequential(
            ("conv", nn.Conv2d(1, 8, 3, padding: 1)), ("norm", nn.BatchNorm2d(8)), ("relu", nn.ReLU()),
            ("pool", nn.AdaptiveAvgPool2d(4)), ("flat", nn.Flatten()), ("head", nn.Linear(128, 10)));
        using var optimizer = optim.SGD(model.parameters(), 0.05, momentum: 0.9);
        using var data = utils.data.TensorDataset(images, labels);
        using var batches = utils.data.DataLoader(data, batchSize: 32, shuffle: true);
        foreach (var batch in batches)
        {
            using var step = NewDisposeScope(); // gives the step's tensors back, to be used again by the next
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(model.call(batch[0]), batch[1]);
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1.0);
            optimizer.step();
            last = loss.item<float>();
        }

        model.save(path); // in TorchSharp's format
        // </shown>
        return last;
    }
}
