using Federation.Client;

namespace Federation.TorchSharp;

/// <content>What it keeps from fit to fit, as data.</content>
public sealed partial class LocalTrainer
{
    private const string VariatesPart = "control-variates";
    private const string OptimizerPart = "optimizer";

    /// <summary>
    /// What the trainer keeps from fit to fit: personal layers that were trained, its control variates, and the optimizer's state where
    /// that is kept.
    /// </summary>
    /// <exception cref="NotSupportedException">The optimizer is one whose state cannot be taken out.</exception>
    public ClientState SaveState() => _personal.Save()
        .With(VariatesPart, _variates?.SaveState() ?? ClientState.Empty)
        .With(OptimizerPart, _optimizer.SaveState());

    /// <summary>
    /// Makes the trainer, before its first fit, what another one of the same options was. From then on the model is lent to it: when the
    /// trainer is disposed of, the model's personal layers become again what they were before this call. So trainers can share a model one
    /// after the other, each with personal layers of its own; one that has none yet has those that the model was made with.
    /// </summary>
    /// <param name="state">What <see cref="SaveState"/> of the other gave; <see cref="ClientState.Empty"/> of one that has not trained yet.</param>
    /// <exception cref="ArgumentException">It does not fit the model or the options; the message says what.</exception>
    public void RestoreState(ClientState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Part(VariatesPart) is { IsEmpty: false } variates)
        {
            _variates ??= new ControlVariates(_model, _layers.Shared);
            _variates.RestoreState(variates);
        }

        _optimizer.RestoreState(state.Part(OptimizerPart));
        _personal.Restore(state);
    }
}
