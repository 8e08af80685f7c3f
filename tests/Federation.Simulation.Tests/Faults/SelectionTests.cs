using Federation.Simulation.Tests.Support;

namespace Federation.Simulation.Tests.Faults;

[CancelAfter(30_000)]
internal sealed class SelectionTests
{
    private static readonly ClientFault s_fault = Fault.DropOut(1);

    [Test]
    public async Task ForFraction_AnotherSeed_OtherClients(CancellationToken cancellationToken)
    {
        async Task<string> FailedAsync(int seed)
        {
            var history = await new Runs(s_fault.ForFraction(0.25)) { Clients = 40, Seed = seed }.RunAsync(cancellationToken);
            Assert.That(history.Rounds.Single().Failures, Has.Count.EqualTo(10));
            return string.Join(",", history.Rounds.Single().Failures.Select(failure => failure.ClientId));
        }

        var failed = await FailedAsync(1);
        Assert.That(await FailedAsync(1), Is.EqualTo(failed));
        Assert.That(await FailedAsync(2), Is.Not.EqualTo(failed));
    }

    [TestCase(0, 0)]
    [TestCase(0.12, 1)]
    [TestCase(0.125, 2)]
    [TestCase(1, 12)]
    public async Task ForFraction_WholeClients_RoundedHalvesUp(double fraction, int expected, CancellationToken cancellationToken)
    {
        var history = await new Runs(s_fault.ForFraction(fraction)) { Clients = 12 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Single().Failures, Has.Count.EqualTo(expected));
    }

    [Test]
    public async Task Selectors_OneAfterTheOther_AllMustHold(CancellationToken cancellationToken)
    {
        var fault = s_fault.ForClients(1, 2).ForClients("client-2", "client-3").InRounds(2, 3).When(context => context.Round != 3);
        var history = await new Runs(fault) { Rounds = 4 }.RunAsync(cancellationToken);

        Assert.That(history.Rounds.Select(round => round.Failures.Count), Is.EqualTo([0, 1, 0, 0]));
        Assert.That(history.Rounds[1].Failures[0].ClientId, Is.EqualTo("client-2"));
    }

    [Test]
    public void ForClients_ThatThereAreNot_NamesThemAll(CancellationToken cancellationToken)
    {
        var run = new Runs(s_fault.ForClients(2, 4, 7).InRounds(3), s_fault.ForClients("client-0", "client-04"));

        Assert.That(
            async () => await run.RunAsync(cancellationToken),
            Throws.ArgumentException.With.Message.Contain("names clients that there are not: 4, 7.")
                .And.Message.Contain("names clients that there are not: \"client-04\"."));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Fractions_OutOfRange_RefusedByNameAndRange(double value)
    {
        Action[] attempts =
        [
            () => Fault.DropOut(value),
            () => Fault.FlakyConnection(value, TimeSpan.Zero),
            () => Fault.Away(value),
        ];
        Assert.That(attempts, Is.All.Matches<Action>(attempt => Refuses(attempt, "probability must be from 0 to 1.")));
        Assert.That(Refuses(() => s_fault.ForFraction(value), "fraction must be from 0 to 1."));
    }

    [Test]
    public void Times_OutOfRange_RefusedByNameAndRange()
    {
        var (negative, long_) = (TimeSpan.FromSeconds(-1), TimeSpan.FromDays(10_001));
        Assert.That(Refuses(() => Fault.Delay(negative), "delay must be from zero to 10000 days."));
        Assert.That(Refuses(() => Fault.Delay(long_), "delay must be from zero to 10000 days."));
        Assert.That(Refuses(() => Fault.Delay(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)), "most"));
        Assert.That(Refuses(() => Fault.LogNormalDelay(negative, 1), "median must be from zero to 10000 days."));
        Assert.That(Refuses(() => Fault.LogNormalDelay(TimeSpan.Zero, -1), "sigma must be finite and at least 0."));
        Assert.That(Refuses(() => Fault.DropOut(0.5, negative), "awayFor must be from zero to 10000 days."));
        Assert.That(Refuses(() => Fault.FlakyConnection(0.5, negative), "length must be from zero to 10000 days."));
        Assert.That(Refuses(() => Fault.AwayDaily(negative, TimeSpan.Zero), "from must be from zero to less than a day."));
        Assert.That(Refuses(() => Fault.AwayDaily(TimeSpan.Zero, TimeSpan.FromDays(1)), "to must be from zero to less than a day."));
        Assert.That(Refuses(() => Fault.AwayDaily(TimeSpan.Zero, TimeSpan.Zero), "to"));
        Assert.That(Refuses(() => _ = new Outage(TimeSpan.Zero, negative), "Length must be from zero to 10000 days."));
        Assert.That(Refuses(() => _ = new Departure(negative), "After must be from zero to 10000 days."));
        Assert.That(Refuses(() => _ = ClientConduct.Plain with { Duration = negative }, "Duration must be from zero to 10000 days."));
    }

    [Test]
    public void Numbers_OutOfRange_RefusedByNameAndRange()
    {
        Assert.That(Refuses(() => Fault.Slow(double.PositiveInfinity), "factor must be finite and at least 0."));
        Assert.That(Refuses(() => Fault.LeavesAfter(-1), "round"));
        Assert.That(Refuses(() => s_fault.InRounds(0), "first"));
        Assert.That(Refuses(() => s_fault.InRounds(3, 2), "last"));
        Assert.That(Refuses(() => Poison.SignFlip(0), "scale must be finite and more than 0."));
        Assert.That(Refuses(() => Poison.Scale(double.NaN), "factor must be finite."));
        Assert.That(Refuses(() => Poison.Noise(-1), "stddev must be finite and at least 0."));
        Assert.That(Refuses(() => Poison.Random(double.NaN), "stddev must be finite and at least 0."));
    }

    [Test]
    public void Options_OutOfRange_AllFaultsAreListed(CancellationToken cancellationToken)
    {
        var options = new SimulationOptions { Faults = [null!], ReconnectWindow = TimeSpan.FromDays(25), WaitForClients = TimeSpan.MaxValue };

        Assert.That(
            async () => await FederationSimulation.RunAsync(
                new Strategies.FedAvg(Runs.TrainingOnly), new VirtualClients(4, _ => new SteppingClient(1)), options, cancellationToken: cancellationToken),
            Throws.ArgumentException.With.Message.Contain("Faults must not be null").And.Message.Contain("ReconnectWindow must be from zero to 24 days")
                .And.Message.Contain("WaitForClients must be more than zero and at most 24 days"));
    }

    private static bool Refuses(Action attempt, string message)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(attempt);
        Assert.That(refusal?.Message, Does.Contain(message));
        return true;
    }
}
