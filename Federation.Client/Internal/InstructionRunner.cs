using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Microsoft.Extensions.Logging;
using FitResult = Federation.Protos.V1.FitResult;
using EvaluateResult = Federation.Protos.V1.EvaluateResult;

namespace Federation.Client.Internal;

/// <summary>Does what an instruction asks by calling the user's client, and makes the result message.</summary>
internal sealed class InstructionRunner(string clientId, IFederatedClient client, ILogger logger, TimeProvider time)
{
    /// <summary>Never throws: whatever goes wrong is the instruction's failure. Cancellation of the token means leaving.</summary>
    public async Task<Answer> RunAsync(OpenInstruction open, Action<Progress> report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(open.Stopped, cancellationToken);
        var result = new Result { InstructionId = open.Id };
        IReadOnlyList<TensorList> lists = [];
        try
        {
            stop.Token.ThrowIfCancellationRequested();

            // Training is long and often synchronous; it must not hold up whoever queued it.
            lists = await Task.Run(() => AnswerAsync(open, result, report, stop.Token), stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            result.Failure = new Failure { Kind = Failure.Types.Kind.Cancelled, Message = open.StopReason };
        }
        catch (BadModelException exception)
        {
            result.Failure = new Failure { Kind = Failure.Types.Kind.BadModel, Message = exception.Message };
        }
#pragma warning disable CA1031 // The user's code may throw anything, and none of it may end the session.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var (unsupported, message) = ClientCalls.Describe(exception);
            if (!unsupported)
            {
                Log.InstructionFailed(logger, exception, open.Instruction.KindCase, open.Instruction.Round);
            }

            result.Failure = new Failure
            {
                Kind = unsupported ? Failure.Types.Kind.Unsupported : Failure.Types.Kind.Error,
                Message = message,
            };
        }

        return new Answer(result, result.KindCase == Result.KindOneofCase.Failure ? [] : lists);
    }

    private async Task<IReadOnlyList<TensorList>> AnswerAsync(
        OpenInstruction open, Result result, Action<Progress> report, CancellationToken cancellationToken)
    {
        var instruction = open.Instruction;
        var progress = new ProgressReporter(
            (fraction, metrics) =>
            {
                var message = new Progress { InstructionId = open.Id, Fraction = fraction };
                message.Metrics.AddScalars(metrics);
                report(message);
            },
            time);
        var round = (int)Math.Min(instruction.Round, int.MaxValue);
        switch (instruction.KindCase)
        {
            case Instruction.KindOneofCase.Fit:
            {
                var request = new FitRequest(
                    Usable(open.Model, "model", instruction.Fit.ModelVersion), instruction.Fit.Config.ToScalarMap("fit config"), round, progress)
                {
                    ClientId = clientId,
                    Auxiliary = instruction.Fit.AuxiliaryVersion == 0
                        ? null
                        : Usable(open.Auxiliary, "auxiliary list", instruction.Fit.AuxiliaryVersion),
                };
                var fit = await ClientCalls.FitAsync(client, request, cancellationToken).ConfigureAwait(false);
                result.Fit = new FitResult
                {
                    Manifest = fit.Parameters.Manifest.ToWire(),
                    ExampleCount = fit.ExampleCount,
                    Auxiliary = fit.Auxiliary?.Manifest.ToWire(),
                    Encoding = fit.Encoding,
                };
                result.Fit.Metrics.AddScalars(fit.Metrics);
                return fit.Auxiliary is null ? [fit.Parameters] : [fit.Parameters, fit.Auxiliary];
            }

            case Instruction.KindOneofCase.Evaluate:
            {
                var request = new EvaluateRequest(
                    Usable(open.Model, "model", instruction.Evaluate.ModelVersion), instruction.Evaluate.Config.ToScalarMap("evaluate config"), round, progress);
                var evaluation = await ClientCalls.EvaluateAsync(client, request, cancellationToken).ConfigureAwait(false);
                result.Evaluate = new EvaluateResult { Loss = evaluation.Loss, ExampleCount = evaluation.ExampleCount };
                result.Evaluate.Metrics.AddScalars(evaluation.Metrics);
                return [];
            }

            case Instruction.KindOneofCase.GetParameters:
            {
                var config = instruction.GetParameters.Config.ToScalarMap("parameters config");
                var parameters = await ClientCalls.ParametersAsync(client, config, cancellationToken).ConfigureAwait(false);
                result.Parameters = new ParametersResult { Manifest = parameters.Manifest.ToWire() };
                return [parameters];
            }

            case Instruction.KindOneofCase.GetProperties:
                result.Properties = new PropertiesResult();
                result.Properties.Properties.AddScalars(await ClientCalls.PropertiesAsync(client, cancellationToken).ConfigureAwait(false));
                return [];

            default:
                throw new NotSupportedException("The server asked for something that this version of the client does not know.");
        }
    }

    private static TensorList Usable(HeldModel? held, string what, ulong version)
    {
        if (held?.Version != version)
        {
            throw new BadModelException($"The instruction is about {what} {version}, but the client holds {held?.Version.ToString() ?? "none"}.");
        }

        return held.Tensors ?? throw new BadModelException(held.Problem!);
    }
}
