using System.Text.Json;
using Federation.Core;
using Federation.Testing;

namespace Federation.Strategies.Tests;

/// <summary>A run of several rounds that Oracle/oracle.py's <c>case</c> worked out: what goes in and what has to come out.</summary>
/// <param name="Name">What tells it apart.</param>
/// <param name="Settings">What the strategy is to be made with.</param>
/// <param name="Model">The model before the first round.</param>
/// <param name="Rounds">The rounds.</param>
internal sealed record OracleCase(string Name, JsonElement Settings, TensorList Model, IReadOnlyList<OracleRound> Rounds)
{
    /// <summary>The cases of a fixture, for <see cref="TestCaseSourceAttribute"/>.</summary>
    /// <param name="fixture">The fixture's name without <c>.json</c>.</param>
    public static IEnumerable<TestCaseData> Source(string fixture) =>
        Read(fixture).Select(item => new TestCaseData(item).SetArgDisplayNames(item.Name));

    /// <summary>The cases of a fixture.</summary>
    /// <param name="fixture">The fixture's name without <c>.json</c>.</param>
    public static IEnumerable<OracleCase> Read(string fixture) => OracleFolder.Read(fixture + ".json").EnumerateArray().Select(Parse);

    /// <summary>A number of the settings.</summary>
    public double Number(string name) => Settings.GetProperty(name).GetDouble();

    /// <summary>The setting "weights": the name of one of <see cref="MeanWeights"/>.</summary>
    public UpdateWeight Weights => Text("weights") == nameof(MeanWeights.Uniform) ? MeanWeights.Uniform : MeanWeights.ByExamples;

    /// <summary>A text of the settings.</summary>
    public string Text(string name) => Settings.GetProperty(name).GetString()!;

    /// <summary>
    /// Gives a strategy the updates of each round, with the instructions that it gives for them, and compares the model after each.
    /// </summary>
    /// <param name="strategy">A strategy made with the settings.</param>
    /// <param name="relative">The difference allowed, relative to the number expected: some roundings of float32.</param>
    /// <param name="absolute">The difference allowed besides, where numbers of about 1 cancel.</param>
    /// <param name="afterRound">Called after each round with the round and the strategy's model, to compare what else there is.</param>
    public void Check(
        IStrategy strategy, double relative = 2.5e-7, double absolute = 6e-8, Action<OracleRound, TensorList>? afterRound = null)
    {
        var told = new Dictionary<(int Round, string Client), ClientUpdate>();
        var model = Model;
        for (var round = 1; round <= Rounds.Count; round++)
        {
            // Who is told in this round, whether the answer counts now or later.
            var answers = Rounds.SelectMany((answered, i) => answered.Updates.Where(update => update.ToldIn == round && i + 1 >= round)).ToArray();
            Tell(strategy, round, model, answers, told);

            var updates = Rounds[round - 1].Updates.Select(update => told[(update.ToldIn, update.Client)]).ToArray();
            var aggregation = strategy.Aggregator.Begin(new AggregationContext(round, model)
            {
                ConnectedClients = updates.Length,
                Asked = [.. updates.Select(update => update.Client).OrderBy(client => client.Id, StringComparer.Ordinal)],
            });
            foreach (var update in updates)
            {
                Assert.That(aggregation.Add(update).Reason, Is.Null, $"{update.Client.Id} in round {round}");
            }

            var outcome = aggregation.Complete();
            Assert.That(outcome, Is.InstanceOf<AggregationOutcome.Aggregated>(), $"round {round}");
            model = ((AggregationOutcome.Aggregated)outcome).Model;
            Compare(model, Rounds[round - 1].Expected, $"round {round}", relative, absolute);
            afterRound?.Invoke(Rounds[round - 1], model);
        }
    }

    public override string ToString() => Name;

    /// <summary>Fails unless every element is what is expected.</summary>
    public static void Compare(TensorList actual, IReadOnlyList<double[]> expected, string where, double relative, double absolute)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.Count), where);
        for (var t = 0; t < expected.Count; t++)
        {
            var values = OracleTensors.ToDoubles(actual[t]);
            Assert.That(values, Has.Length.EqualTo(expected[t].Length), $"{where}, {actual[t]}");
            for (var i = 0; i < values.Length; i++)
            {
                if (!(Math.Abs(values[i] - expected[t][i]) <= absolute + (relative * Math.Abs(expected[t][i]))))
                {
                    Assert.Fail($"{where}: element {i} of {actual[t]} is {values[i]:R}; {expected[t][i]:R} was expected.");
                }
            }
        }
    }

    private static void Tell(
        IStrategy strategy, int round, TensorList model, OracleUpdate[] answers, Dictionary<(int Round, string Client), ClientUpdate> told)
    {
        var clients = answers.Select(update => Updates.Client(update.Client)).OrderBy(client => client.Id, StringComparer.Ordinal).ToArray();
        var context = new InstructionContext(round, model, clients, Seed: round);
        foreach (var client in clients)
        {
            var instruction = strategy.Instructor.InstructFit(context, client);
            var result = answers.Single(update => update.Client == client.Id).Result;
            told.Add((round, client.Id), new ClientUpdate(client, instruction, result, round));
        }
    }

    private static OracleCase Parse(JsonElement item)
    {
        var model = OracleTensors.Read(item.GetProperty("model"));
        var rounds = item.GetProperty("rounds").EnumerateArray().Select((round, i) => new OracleRound(
            [.. round.GetProperty("updates").EnumerateArray().Select(update => ParseUpdate(update, model.Manifest, i + 1))],
            [.. round.GetProperty("expected").EnumerateArray().Select(OracleTensors.Doubles)],
            round.GetProperty("more")));
        return new OracleCase(item.GetProperty("name").GetString()!, item.GetProperty("settings"), model, [.. rounds]);
    }

    private static OracleUpdate ParseUpdate(JsonElement update, TensorManifest manifest, int round)
    {
        var result = new FitResult(
            OracleTensors.Read(update.GetProperty("parameters"), manifest),
            update.GetProperty("examples").GetInt64(),
            update.TryGetProperty("metrics", out var metrics) ? OracleTensors.Scalars(metrics) : ScalarMap.Empty)
        {
            Auxiliary = update.TryGetProperty("auxiliary", out var auxiliary) ? OracleTensors.Read(auxiliary) : null,
        };
        var toldIn = update.TryGetProperty("round", out var earlier) ? earlier.GetInt32() : round;
        return new OracleUpdate(update.GetProperty("client").GetString()!, result, toldIn);
    }
}
