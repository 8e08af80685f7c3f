using Federation.Core;

namespace CifarSample.Clients;

/// <summary>Tells what a client has done, line by line.</summary>
internal sealed class ConsoleClientLog(TextWriter output) : IClientLog
{
    public void Trained(int round, FitResult result) => output.WriteLine(
        $"Round {round}: trained on {result.ExampleCount} images, loss {result.Metrics.GetDouble("loss", double.NaN):0.000}.");

    public void Evaluated(int round, EvaluateResult result) => output.WriteLine(
        $"Round {round}: evaluated on {result.ExampleCount} images, accuracy {result.Metrics.GetDouble("accuracy", double.NaN):0.0%}.");
}
