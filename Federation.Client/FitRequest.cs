using Federation.Core;

namespace Federation.Client;

/// <summary>What a client is asked to train.</summary>
/// <param name="Parameters">The model to start from. Shared; never written to.</param>
/// <param name="Config">What the strategy tells this client, such as the number of local epochs.</param>
/// <param name="Round">The round, from 1.</param>
/// <param name="Progress">Where to report how far training has come; reporting often is cheap, most reports are dropped.</param>
public sealed record FitRequest(TensorList Parameters, ScalarMap Config, int Round, IProgress<InstructionProgress> Progress)
{
    /// <summary>The id under which the client takes part; empty where a request does not come over a connection and names none.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>
    /// A second list of tensors beside the model, such as SCAFFOLD's control variate; null if the strategy sends none. Shared; never
    /// written to.
    /// </summary>
    public TensorList? Auxiliary { get; init; }
}
