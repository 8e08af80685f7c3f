using Federation.Core;

namespace Federation.Server;

/// <summary>One thing asked of one client.</summary>
internal abstract record InstructionRequest(int Round)
{
    internal sealed record Fit(int Round, TensorList Model, ScalarMap Config) : InstructionRequest(Round);

    internal sealed record Evaluate(int Round, TensorList Model, ScalarMap Config) : InstructionRequest(Round);

    internal sealed record GetParameters(ScalarMap Config) : InstructionRequest(0);

    internal sealed record GetProperties(ScalarMap Config) : InstructionRequest(0);

    /// <summary>The model that the client must hold to do it; null if none.</summary>
    public TensorList? NeededModel => this switch
    {
        Fit fit => fit.Model,
        Evaluate evaluate => evaluate.Model,
        _ => null,
    };
}
