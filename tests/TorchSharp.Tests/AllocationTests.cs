using TorchSharp;
using TorchSharp.Internal;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>What a training step in its stride takes from the collector and from the operating system.</summary>
[TestFixture]
[NonParallelizable]
public sealed class AllocationTests
{
    // A little room, and in a build without optimization an object for each span of constants.
#if DEBUG
    private const int Room = 2000;
#else
    private const int Room = 50;
#endif

    private int _threads;

    [SetUp]
    public void Remember() => _threads = get_num_threads();

    [TearDown]
    public void Restore() => set_num_threads(_threads);

    // A step makes only what its own code holds, 40 bytes each: two scopes (one in a network of one layer), a tensor
    // for each layer and one for the loss.
    [Test]
    public void Step_InItsStride_MakesOnlyTheHandlesThatItsCodeHolds(
        [Values("cifar", "mnist", "residual", "logistic")] string name,
        [Values("sgd", "momentum", "adam")] string rule,
        [Values(1, 2)] int threads)
    {
        set_num_threads(threads);
        using var task = new LearningTask(name, rule);
        task.Run(30);

        // The least of a few counts: the test host's own threads allocate now and then.
        var least = Enumerable.Range(0, 5).Min(_ => BytesOf(() => task.Run(20)) / 20);

        Assert.That(least, Is.LessThanOrEqualTo(Room + name switch { "cifar" => 600, "mnist" => 580, "residual" => 1500, _ => 120 }));
        Assert.That(task.LastLoss, Is.InRange(0, 10));
        TestContext.Out.WriteLine($"{name}, {rule}, {threads} threads: {least} bytes a step");
    }

    [Test]
    public void Memory_OverAThousandSteps_DoesNotGrow(
        [Values("cifar", "mnist", "residual", "logistic")] string name, [Values(1, 2)] int threads)
    {
        set_num_threads(threads);
        using var task = new LearningTask(name, "momentum", batch: 2);
        task.Run(50);
        var before = Storage.Created;

        task.Run(1000);

        // Two threads may need their scratch at the same time for the first time after the start.
        Assert.That(Storage.Created - before, Is.LessThanOrEqualTo(threads == 1 ? 0 : 8));
    }

    [Test]
    public void GradientsOfAModule_ForgottenAndGatheredAgain_AllocateOnlyHandles()
    {
        using var task = new LearningTask("logistic", "sgd");
        task.Run(30);

        var least = Enumerable.Range(0, 5).Min(_ => BytesOf(() => task.Run(20, forget: true)) / 20);

        Assert.That(least, Is.LessThanOrEqualTo(Room + 120));
    }

    private static long BytesOf(Action action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private sealed class LearningTask : IDisposable
    {
        private readonly nn.Module<Tensor, Tensor> _net;
        private readonly optim.Optimizer _optimizer;
        private readonly Tensor _inputs;
        private readonly Tensor _targets;

        public LearningTask(string name, string rule, int batch = 8)
        {
            (_net, var size) = name switch
            {
                "cifar" => (new TutorialNet(), new long[] { batch, 3, 32, 32 }),
                "mnist" => (new MnistNet(), new long[] { batch, 1, 28, 28 }),
                "residual" => (new ResidualNet(), new long[] { batch, 3, 32, 32 }),
                _ => ((nn.Module<Tensor, Tensor>)nn.Linear(784, 10), new long[] { batch, 784 }),
            };
            _inputs = Formula.Make(3, size);
            _targets = zeros(batch, int64);
            _optimizer = rule switch
            {
                "adam" => optim.Adam(_net.parameters(), 1e-3),
                "momentum" => optim.SGD(_net.parameters(), 1e-3, momentum: 0.9),
                _ => optim.SGD(_net.parameters(), 1e-3),
            };
        }

        public float LastLoss { get; private set; }

        public void Run(int steps, bool forget = false)
        {
            for (var step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                if (forget)
                {
                    _net.zero_grad();
                }
                else
                {
                    _optimizer.zero_grad();
                }

                var loss = nn.functional.cross_entropy(_net.call(_inputs), _targets);
                loss.backward();
                _optimizer.step();
                LastLoss = loss.item<float>();
            }
        }

        public void Dispose()
        {
            _net.Dispose();
            _optimizer.Dispose();
            _inputs.Dispose();
            _targets.Dispose();
        }
    }
}
