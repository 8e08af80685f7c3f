using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;

namespace Federation.Server;

/// <summary>Instructions to the wire.</summary>
internal static class InstructionMapping
{
    public static Instruction ToWire(PendingInstruction pending, Func<TensorList, ulong> versionOf, TimeSpan? remaining)
    {
        var message = new Instruction
        {
            Id = pending.Id,
            Round = (uint)pending.Request.Round,
            TimeLimitMs = remaining is { } time ? (ulong)Math.Ceiling(time.TotalMilliseconds) : 0,
        };
        switch (pending.Request)
        {
            case InstructionRequest.Fit fit:
                message.Fit = new Fit
                {
                    ModelVersion = versionOf(fit.Model),
                    AuxiliaryVersion = fit.Auxiliary is { } auxiliary ? versionOf(auxiliary) : 0,
                };
                message.Fit.Config.AddScalars(fit.Config);
                break;
            case InstructionRequest.Evaluate evaluate:
                message.Evaluate = new Evaluate { ModelVersion = versionOf(evaluate.Model) };
                message.Evaluate.Config.AddScalars(evaluate.Config);
                break;
            case InstructionRequest.GetParameters parameters:
                message.GetParameters = new GetParameters();
                message.GetParameters.Config.AddScalars(parameters.Config);
                break;
            case InstructionRequest.GetProperties properties:
                message.GetProperties = new GetProperties();
                message.GetProperties.Config.AddScalars(properties.Config);
                break;
        }

        return message;
    }
}
