using Federation.Core;

namespace Federation.Client.Tests;

/// <summary>Requests as the server sends them.</summary>
internal static class Requests
{
    /// <summary>A request to train that model.</summary>
    public static FitRequest Fit(TensorList model, ScalarMap? config = null, int round = 1) =>
        new(model, config ?? ScalarMap.Empty, round, new NoProgress());

    /// <summary>A request to measure that model.</summary>
    public static EvaluateRequest Evaluate(TensorList model) => new(model, ScalarMap.Empty, 1, new NoProgress());

    /// <summary>A list of one float32 tensor "w".</summary>
    public static TensorList Model(params float[] values) => new(Tensor.FromArray("w", values));

    private sealed class NoProgress : IProgress<InstructionProgress>
    {
        public void Report(InstructionProgress value)
        {
        }
    }
}
