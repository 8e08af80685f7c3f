using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp.Tests;

/// <summary>Whether a training whose model draws random numbers can be repeated.</summary>
[NonParallelizable] // torch's generator is one for the process
internal sealed class DropoutTests
{
    [Test]
    public void Train_SeedTorch_SameBitsWhateverWasDrawnBefore()
    {
        var options = new LocalTrainingOptions { SeedTorch = true, Seed = 5, ClientNumber = 2 };

        Assert.Multiple(() =>
        {
            Assert.That(Train(options, drawn: 7), Is.EqualTo(Train(options)));
            Assert.That(Train(options, round: 2, drawn: 7), Is.EqualTo(Train(options, round: 2)));
            Assert.That(Train(new LocalTrainingOptions { Seed = 5, ClientNumber = 2 }, drawn: 7), Is.Not.EqualTo(Train(options)));
        });
    }

    // One batch, so that the order of the examples does not matter to it.
    [Test]
    public void Train_SeedTorch_SeedClientAndRoundEachDecide()
    {
        var all = new LocalTrainingOptions { SeedTorch = true, Seed = 5, ClientNumber = 2, BatchSize = 50 };
        string[] results =
        [
            Train(all), Train(all, round: 2),
            Train(new LocalTrainingOptions { SeedTorch = true, Seed = 6, ClientNumber = 2, BatchSize = 50 }),
            Train(new LocalTrainingOptions { SeedTorch = true, Seed = 5, ClientNumber = 3, BatchSize = 50 }),
        ];

        Assert.That(results, Is.Unique);
    }

    private static string Train(LocalTrainingOptions options, int round = 1, int drawn = 0)
    {
        random.manual_seed(1);
        using var model = nn.Sequential(("first", nn.Linear(2, 8)), ("drop", nn.Dropout(0.5)), ("second", nn.Linear(8, 2)));
        using var numbers = rand(drawn);
        using var trainer = new LocalTrainer(model, parameters => optim.SGD(parameters, 0.1), (Func<Tensor, Tensor, Tensor>)Points.Loss, options);
        trainer.Train(Points.Source(50, 1), round);
        return Bits.Of(model);
    }
}
