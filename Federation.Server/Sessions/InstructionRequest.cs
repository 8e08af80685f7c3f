using Federation.Core;
using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server;

/// <summary>One thing asked of one client.</summary>
internal abstract record InstructionRequest(int Round)
{
    internal sealed record Fit(int Round, TensorList Model, ScalarMap Config, TensorList? Auxiliary = null) : InstructionRequest(Round);

    internal sealed record Evaluate(int Round, TensorList Model, ScalarMap Config) : InstructionRequest(Round);

    internal sealed record GetParameters(ScalarMap Config) : InstructionRequest(0);

    internal sealed record GetProperties(ScalarMap Config) : InstructionRequest(0);

    /// <summary>What the client must hold to do it, in the order in which it is sent.</summary>
    public IReadOnlyList<(Role Role, TensorList Tensors)> Needed => this switch
    {
        Fit { Auxiliary: { } auxiliary } fit => [(Role.Model, fit.Model), (Role.Auxiliary, auxiliary)],
        Fit fit => [(Role.Model, fit.Model)],
        Evaluate evaluate => [(Role.Model, evaluate.Model)],
        _ => [],
    };
}
