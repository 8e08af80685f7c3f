using Federation.Core;

namespace Federation.Server;

/// <summary>How an instruction ended: one of the nested types.</summary>
internal abstract record InstructionOutcome
{
    /// <summary>The answer to fit. Its tensors are valid until the lease is disposed.</summary>
    internal sealed record Fitted(FitResult Result, IUpdateLease Lease) : InstructionOutcome;

    /// <summary>The answer to evaluate.</summary>
    internal sealed record Evaluated(EvaluateResult Result) : InstructionOutcome;

    /// <summary>The answer to get parameters; the tensors are the caller's to keep.</summary>
    internal sealed record Parameters(TensorList Tensors) : InstructionOutcome;

    /// <summary>The answer to get properties.</summary>
    internal sealed record Properties(ScalarMap Values) : InstructionOutcome;

    /// <summary>No answer.</summary>
    internal sealed record Failed(FailureKind Kind, string Reason) : InstructionOutcome;

    /// <summary>The asker no longer wanted an answer.</summary>
    internal sealed record TakenBack : InstructionOutcome;
}
