using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Plays rounds with a strategy: clients are told by it, and its aggregation gets what they answer.</summary>
internal sealed class StrategyRun(StrategyCase item)
{
    private readonly IStrategy _strategy = item.Create();
    private int _round;

    /// <summary>The model as it is now.</summary>
    public TensorList Model { get; private set; } = Start();

    /// <summary>Plays a round.</summary>
    /// <param name="seed">Decides what the clients answer.</param>
    /// <param name="order">Changes the order in which the answers come, and their number.</param>
    /// <param name="change">Changes each answer, given the client's number.</param>
    /// <param name="atOnce">Whether all come at the same time.</param>
    /// <returns>The verdicts on the answers, in their order.</returns>
    public IReadOnlyList<UpdateVerdict> Play(
        int seed, Func<ClientUpdate[], IEnumerable<ClientUpdate>>? order = null, Func<int, FitResult, FitResult>? change = null, bool atOnce = false)
    {
        var aggregation = Begin(seed, out var updates, change);
        var offered = (order?.Invoke(updates) ?? updates).ToArray();
        IReadOnlyList<UpdateVerdict> verdicts = atOnce ? aggregation.AddRange(offered) : [.. offered.Select(aggregation.Add)];
        var outcome = aggregation.Complete();
        Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Aggregated>());
        Model = ((AggregationOutcome.Aggregated)outcome).Model;
        return verdicts;
    }

    /// <summary>Begins a round and has its clients answer.</summary>
    public IAggregation Begin(int seed, out ClientUpdate[] updates, Func<int, FitResult, FitResult>? change = null)
    {
        _round++;
        var clients = Enumerable.Range(0, item.Clients).Select(i => Updates.Client($"client-{i:00}")).ToArray();
        var context = new InstructionContext(_round, Model, clients, seed);
        var random = new Random(seed);
        updates = [.. clients.Select((client, i) => Answer(context, client, i, random, change))];
        return _strategy.Aggregator.Begin(new AggregationContext(_round, Model) { ConnectedClients = clients.Length, Asked = clients });
    }

    /// <summary>The bytes of all tensors.</summary>
    public byte[] Bits() => [.. Model.SelectMany(tensor => tensor.Data.ToArray())];

    private ClientUpdate Answer(
        InstructionContext context, ClientInfo client, int number, Random random, Func<int, FitResult, FitResult>? change)
    {
        var instruction = _strategy.Instructor.InstructFit(context, client);
        var result = new FitResult(Beside(instruction.Parameters, random), random.Next(1, 200), item.Metrics(number))
        {
            Auxiliary = item.Auxiliary(instruction, random),
        };
        return new ClientUpdate(client, instruction, change?.Invoke(number, result) ?? result, _round);
    }

    // The double shows orders of summation that a float hides.
    private static TensorList Start()
    {
        var random = new Random(12);
        return new TensorList(
            Tensor.FromArray("w", Floats(15, random), 5, 3),
            Tensor.FromArray("b", Floats(4, random)),
            Tensor.FromArray("d", Doubles(6, random)),
            Tensor.Scalar("steps", 40L));
    }

    private static TensorList Beside(TensorList model, Random random) => new(
        Tensor.FromArray("w", [.. Floats(15, random).Zip(model["w"].AsSpan<float>().ToArray(), (x, y) => (x / 4) + y)], 5, 3),
        Tensor.FromArray("b", [.. Floats(4, random).Zip(model["b"].AsSpan<float>().ToArray(), (x, y) => (x / 4) + y)]),
        Tensor.FromArray("d", [.. Doubles(6, random).Zip(model["d"].AsSpan<double>().ToArray(), (x, y) => (x / 4) + y)]),
        Tensor.Scalar("steps", model["steps"].AsSpan<long>()[0] + random.Next(30)));

    private static float[] Floats(int count, Random random) => [.. Doubles(count, random).Select(value => (float)value)];

    private static double[] Doubles(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
}
