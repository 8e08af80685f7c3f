using CifarSample.Reporting;
using Federation.Core;
using Federation.Server;
using Federation.Strategies;
using Spectre.Console;

namespace Cifar10.Tests;

internal sealed class RunRendererTests
{
    private static readonly ClientInfo One = new("client-1", ScalarMap.Empty);

    [Test]
    public void Render_HalfTrained_HalfABar()
    {
        var view = new RunView(["client-1", "client-2"]);
        view.ClientJoined(One);
        view.PhaseStarted(1, RoundPhase.Fit, [One]);
        view.ClientProgressed(1, RoundPhase.Fit, One, 0.5, new ScalarMap(("loss", 1.25)));

        var picture = Render(view, colours: true);

        Assert.Multiple(() =>
        {
            Assert.That(Render(view, colours: false), Does.Match(@"client-1 +━+ +loss 1\.250 +trains"));
            Assert.That(Render(view, colours: false), Does.Match(@"client-2 +━+ +not connected"));
            Assert.That(picture.Split('\n').Single(line => line.Contains("client-1")), Does.Match("m━{12}\\e.*m━{12}\\e"), "two halves of twelve");
        });
    }

    [Test]
    public void Render_FailureAndRound_BothShown()
    {
        var view = new RunView(["client-1"]);
        view.ClientFailed(1, new ClientFailure("client-1", RoundPhase.Fit, FailureKind.Disconnected, "the connection was [lost]"));
        view.RoundFinished(new RoundRecord
        {
            Round = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromSeconds(2.5),
            Fits = [],
            Evaluations = [],
            Failures = [new ClientFailure("client-1", RoundPhase.Fit, FailureKind.Disconnected, "lost")],
            FitMetrics = ScalarMap.Empty,
            EvaluateMetrics = ScalarMap.Empty,
            ServerEvaluation = new EvaluateResult(1.5, 100, new ScalarMap(("accuracy", 0.456))),
        });

        var picture = Render(view, colours: false);

        Assert.That(picture, Does.Contain("client-1 failed: the connection was [lost]").And.Contain("45.6").And.Contain("1.5000").And.Contain("2.5 s"));
    }

    private static string Render(RunView view, bool colours)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        console.Write(new RunRenderer(rounds: 5).Render(view.Snapshot()));
        return output.ToString();
    }
}
