using TorchSharp;
using static TorchSharp.torch;

[TestFixture]
[NonParallelizable]
public sealed class TrainingTests
{
    [TestCase("adam")]
    [TestCase("adamDecay")]
    [TestCase("sgd")]
    [TestCase("sgdNesterov")]
    [TestCase("sgdDampening")]
    public void TutorialNet_TwentySteps_PyTorchsLossesStepByStep(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Fixture.Read("training").GetProperty(name);
        manual_seed(1);
        using var net = new TutorialNet();
        using var optimizer = Create(name, net);

        var losses = Enumerable.Range(0, 20).Select(step => Step(net, optimizer, step)).ToArray();

        var wanted = expected.Doubles("losses");
        for (var step = 0; step < wanted.Length; step++)
        {
            // Differences of the last bit grow with the steps.
            Assert.That(losses[step], Is.EqualTo(wanted[step]).Within(2e-6 + (2e-4 * step / 20)), $"step {step}");
        }

        foreach (var (key, value) in net.state_dict())
        {
            using var sum = value.sum(float64);
            Assert.That(
                sum.item<double>(), Is.EqualTo(expected.GetProperty("sums").GetProperty(key).GetDouble()).Within(5e-3), key);
        }

        Expect.Close(net.parameters().Last(), expected.Doubles("fc3.bias"), "bias of the last layer", 1e-3, 1e-4);
    }

    [Test]
    public void TutorialNet_OneThreadOrMany_SameBits()
    {
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var alone = Train(7);
            set_num_threads(4);
            Assert.That(Train(7), Is.EqualTo(alone));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Test]
    public void TutorialNet_TrainedConcurrently_SameBitsAsOneAfterAnother()
    {
        const int Clients = 6;
        var alone = Enumerable.Range(0, Clients).Select(client => Train(client)).ToArray();

        var together = new float[Clients][];
        var threads = Enumerable.Range(0, Clients)
            .Select(client => new Thread(() => together[client] = Train(client)))
            .ToList();
        threads.ForEach(thread => thread.Start());
        foreach (var thread in threads)
        {
            Assert.That(thread.Join(TimeSpan.FromMinutes(2)), Is.True);
        }

        for (var client = 0; client < Clients; client++)
        {
            Assert.That(together[client], Is.EqualTo(alone[client]), $"client {client}");
        }
    }

    private static float[] Train(int client)
    {
        using var scope = NewDisposeScope();
        using var net = new TutorialNet();
        using (no_grad())
        {
            // The default generator is the whole process's; each client has numbers of its own.
            ulong salt = (ulong)client * 100;
            foreach (var parameter in net.parameters())
            {
                parameter.copy_(Formula.Make(salt++, parameter.shape, 0.2));
            }
        }

        using var optimizer = optim.Adam(net.parameters());
        for (var step = 0; step < 4; step++)
        {
            Step(net, optimizer, step + client);
        }

        return [.. net.parameters().SelectMany(p => p.data<float>().ToArray())];
    }

    private static double Step(TutorialNet net, optim.Optimizer optimizer, int step)
    {
        using var scope = NewDisposeScope();
        var target = Formula.Labels((ulong)(2000 + (step % 4)), 32, 10, 32);
        var x = Formula.Make((ulong)(1000 + step), [32, 3, 32, 32], 2.0);
        x = x + (target.to_type(float32) / 10).reshape(32, 1, 1, 1);
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(net.call(x), target);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    private static optim.Optimizer Create(string name, TutorialNet net) => name switch
    {
        "adam" => optim.Adam(net.parameters(), lr: 1e-3),
        "adamDecay" => optim.Adam(
            net.parameters(), lr: 1e-3, beta1: 0.8, beta2: 0.99, weight_decay: 0.01, amsgrad: true),
        "sgd" => optim.SGD(net.parameters(), learningRate: 0.05, momentum: 0.9),
        "sgdNesterov" => optim.SGD(
            net.named_parameters(), learningRate: 0.05, momentum: 0.8, weight_decay: 0.001, nesterov: true),
        _ => optim.SGD(net.parameters(), 0.05, momentum: 0.8, dampening: 0.3),
    };
}
