using Federation.Core;

namespace Federation.Strategies;

/// <summary>Tells each client of a round its own: another config, another model, or both.</summary>
/// <param name="fit">What a client that trains is told.</param>
/// <param name="evaluate">What a client that evaluates is told; null for the global model and an empty config.</param>
/// <example><code>
/// Instructor = new PerClientInstructor((context, client) => new ClientInstruction(
///     context.GlobalModel,
///     new ScalarMap((FitConfigKeys.Epochs, client.Properties.ContainsKey("slow") ? 1 : 5))))
/// </code></example>
public sealed class PerClientInstructor(
    Func<InstructionContext, ClientInfo, ClientInstruction> fit,
    Func<InstructionContext, ClientInfo, ClientInstruction>? evaluate = null) : IInstructor
{
    private readonly Func<InstructionContext, ClientInfo, ClientInstruction> _fit = fit ?? throw new ArgumentNullException(nameof(fit));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public ClientInstruction InstructFit(InstructionContext context, ClientInfo client) => Made(_fit(context, client), client);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public ClientInstruction InstructEvaluate(InstructionContext context, ClientInfo client)
    {
        ArgumentNullException.ThrowIfNull(context);
        return evaluate is null ? new ClientInstruction(context.GlobalModel, ScalarMap.Empty) : Made(evaluate(context, client), client);
    }

    private static ClientInstruction Made(ClientInstruction? instruction, ClientInfo client) =>
        instruction ?? throw new InvalidOperationException($"The instructor's function returned null for client \"{client.Id}\".");
}
