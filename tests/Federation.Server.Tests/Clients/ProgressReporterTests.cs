using Federation.Client;
using Federation.Client.Internal;
using Federation.Core;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Clients;

internal sealed class ProgressReporterTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<(double Fraction, ScalarMap Metrics)> _sent = [];

    [SetUp]
    public void Forget() => _sent.Clear();

    [Test]
    public void Report_Often_SendsAFewASecond()
    {
        var reporter = Make();
        for (var i = 0; i < 100; i++)
        {
            reporter.Report(new InstructionProgress(i / 100.0));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(_sent.Select(progress => progress.Fraction), Is.EqualTo(new[] { 0, 0.2, 0.4, 0.6, 0.8 }));
    }

    [Test]
    public void Report_Done_IsSentAtOnceAndNotAgain()
    {
        var reporter = Make();
        reporter.Report(new InstructionProgress(0.5));
        reporter.Report(new InstructionProgress(1));
        reporter.Report(new InstructionProgress(1));
        reporter.Report(new InstructionProgress(2));

        Assert.That(_sent.Select(progress => progress.Fraction), Is.EqualTo(new[] { 0.5, 1 }));
    }

    [TestCase(double.NaN, 0)]
    [TestCase(-1, 0)]
    [TestCase(double.PositiveInfinity, 1)]
    [TestCase(double.NegativeInfinity, 0)]
    public void Report_NoFraction_SendsOneAndThrottlesIt(double fraction, double sent)
    {
        var reporter = Make();
        for (var i = 0; i < 10; i++)
        {
            reporter.Report(new InstructionProgress(fraction));
        }

        Assert.That(_sent.Select(progress => progress.Fraction), Is.EqualTo(new[] { sent }));
    }

    [Test]
    public void Report_WithMetrics_SendsThem()
    {
        Make().Report(new InstructionProgress(0.5, new ScalarMap(("loss", 2.5))));

        Assert.That(_sent.Single().Metrics["loss"].AsDouble(), Is.EqualTo(2.5));
    }

    private ProgressReporter Make() => new((fraction, metrics) => _sent.Add((fraction, metrics)), _time);
}
