using System.Runtime.InteropServices;
using Federation.Client;
using Federation.Core;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace Federation.TorchSharp;

/// <summary>An optimizer's state between two fits, as data.</summary>
/// <param name="State">What the optimizer writes of itself.</param>
/// <param name="Rates">The learning rates that the factory gave its groups.</param>
internal sealed record KeptOptimizer(ReadOnlyMemory<byte> State, double[] Rates)
{
    private const string StateName = "state";
    private const string RatesName = "rates";

    /// <summary>Takes an optimizer's state out.</summary>
    /// <exception cref="NotSupportedException">It has no such state.</exception>
    public static KeptOptimizer Of(Optimizer optimizer, double[] rates)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            HelperOf(optimizer).save_state_dict(writer);
        }

        return new KeptOptimizer(stream.ToArray(), rates);
    }

    /// <summary>Reads it from a client's state; null if there is none.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static KeptOptimizer? From(ClientState state)
    {
        if (state.IsEmpty)
        {
            return null;
        }

        return state.Tensors.TryGetValue(StateName, out var list) && list.TryGet(StateName, out var bytes) && list.TryGet(RatesName, out var rates)
            ? new KeptOptimizer(bytes.Data, rates.AsSpan<double>().ToArray())
            : throw new ArgumentException($"The state of a kept optimizer has \"{StateName}\" and \"{RatesName}\", not {state}.", nameof(state));
    }

    /// <summary>The same as a client's state.</summary>
    public ClientState ToClientState() => ClientState.Empty.With(StateName, new TensorList(
        Tensor.FromMemory(new TensorSpec(StateName, DType.UInt8, State.Length), State), Tensor.FromArray(RatesName, Rates)));

    /// <summary>Puts it into a new optimizer.</summary>
    /// <returns>The learning rates that the factory gave the groups of the first.</returns>
    /// <exception cref="InvalidDataException">The optimizer is of another kind.</exception>
    /// <exception cref="ArgumentException">It is for other parameters.</exception>
    /// <exception cref="NotSupportedException">The optimizer has no such state.</exception>
    public double[] LoadInto(Optimizer optimizer)
    {
        var bytes = MemoryMarshal.TryGetArray(State, out var segment) ? segment : State.ToArray();
        using var reader = new BinaryReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
        HelperOf(optimizer).load_state_dict(reader);
        return Rates;
    }

    private static OptimizerHelper HelperOf(Optimizer optimizer) => optimizer as OptimizerHelper ?? throw new NotSupportedException(
        $"The state of {optimizer.GetType().Name} cannot be taken out, and {nameof(LocalTrainingOptions.KeepOptimizer)} keeps it: let the client "
        + "live on (in a simulation, ClientLifetime.WholeRun), or use one of TorchSharp's optimizers.");
}
