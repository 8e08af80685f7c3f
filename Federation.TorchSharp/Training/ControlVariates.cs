using Federation.Client;
using Federation.Core;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>
/// The client's half of SCAFFOLD (Karimireddy et al. 2020, arXiv:1910.06378): a control variate c_i for each parameter, kept from round
/// to round and 0 at first, corrects every gradient by c - c_i, where c is the server's. At the end of a round
/// c_i becomes c_i - c + (x - y) / (K · η) (the paper's option II), where x is the model that was given, y the trained one, K the number of
/// steps and η the learning rate.
/// </summary>
/// <remarks>
/// <para>Option II takes (x - y) / (K · η) for the mean gradient, which it is for plain SGD with one learning rate throughout. Momentum and
/// adaptive optimizers make larger or smaller steps than η times the gradient, and c_i is then off by that factor.</para>
/// <para>Where the server says which change of these control variates counted last, as the Scaffold strategy does, a later one that was lost
/// on its way or refused is taken back (<see cref="FitConfigKeys.ControlVariateRound"/>).</para>
/// <para>Parameters that are not trained, and buffers, have control variates of 0, whatever the server sends for them.</para>
/// <para>Not safe for concurrent use. A client that is to keep its c_i lives as long as the run, or has them taken out and put into the
/// next instance (<see cref="IStatefulClient"/>, <see cref="SaveState"/>).</para>
/// </remarks>
/// <example><code>
/// model.LoadTensorList(request.Parameters);
/// variates.Begin(request);
/// foreach (var batch in batches)
/// {
///     optimizer.zero_grad();
///     Loss(batch).backward();
///     variates.AddToGradients();
///     optimizer.step();
/// }
///
/// return new FitResult(model.ToTensorList(), count) { Auxiliary = variates.Complete(steps, learningRate) };
/// </code></example>
public sealed class ControlVariates : IDisposable
{
    private readonly nn.Module _model;
    private readonly LayerSelection _selection;
    private readonly Dictionary<string, ControlVariate> _variates;
    private bool _begun;
    private int? _round;

    // The round of the last change, while it is not known whether it counted.
    private int? _changedIn;

    /// <summary>Makes control variates of 0 for the model's trained parameters.</summary>
    /// <param name="model">The model that is trained. It belongs to the caller.</param>
    /// <param name="selection">The part of its <c>state_dict()</c> that the federation shares; null for all of it.</param>
    public ControlVariates(nn.Module model, LayerSelection? selection = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _selection = selection ?? LayerSelection.All;
        _variates = model.named_parameters()
            .Where(entry => entry.parameter.requires_grad && _selection.Contains(entry.name))
            .ToDictionary(entry => entry.name, entry => new ControlVariate(entry.parameter), StringComparer.Ordinal);
    }

    /// <summary>
    /// Begins a round of a federation, as <see cref="Begin(TensorList)"/> does with the request's <see cref="FitRequest.Auxiliary"/>, and
    /// goes by its <see cref="FitConfigKeys.ControlVariateRound"/> if it has one.
    /// </summary>
    /// <param name="request">What the server asks.</param>
    /// <exception cref="ArgumentException">
    /// The request has no auxiliary tensors, they do not fit the model, or the entry of the config is not an integer.
    /// </exception>
    public void Begin(FitRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = request.Auxiliary ?? throw new ArgumentException("The request has no auxiliary tensors to be the server's control variates.", nameof(request));
        ThrowIfDifferent(server);
        if (request.Config.TryGetValue(FitConfigKeys.ControlVariateRound, out var counted))
        {
            if (counted.Kind != ScalarKind.Integer)
            {
                throw new ArgumentException(
                    $"The config's \"{FitConfigKeys.ControlVariateRound}\" is {counted} ({counted.Kind}); it must be an integer.", nameof(request));
            }

            Settle(counted.AsInteger());
        }

        Begin(server);
        _round = request.Round;
    }

    /// <summary>
    /// Begins a round. Call it when the global model has been loaded: the parameters' values of that moment are x. A round that was begun
    /// and not completed is forgotten.
    /// </summary>
    /// <param name="server">The server's control variates c: a tensor for each shared entry of the model's <c>state_dict()</c>.</param>
    /// <exception cref="ArgumentException">The tensors do not fit the model; the message names each that does not.</exception>
    public void Begin(TensorList server)
    {
        ArgumentNullException.ThrowIfNull(server);
        ThrowIfDifferent(server);
        foreach (var (name, variate) in _variates)
        {
            variate.Begin(server[name].Data.Span);
        }

        (_begun, _round) = (true, null);
    }

    /// <summary>
    /// Adds c - c_i to the parameters' gradients, to be called between <c>backward()</c> and the optimizer's step. Nothing is recorded.
    /// </summary>
    /// <exception cref="InvalidOperationException">No round was begun.</exception>
    public void AddToGradients()
    {
        ThrowUnlessBegun();
        using var gradients = no_grad();
        foreach (var variate in _variates.Values)
        {
            variate.AddToGradient();
        }
    }

    /// <summary>Ends a round: the control variates take their new values.</summary>
    /// <param name="steps">K: how many steps were made, at least 1.</param>
    /// <param name="learningRate">η: the learning rate of each of them, finite and more than 0.</param>
    /// <returns>By how much they have changed, for the server: a tensor for each shared entry of the model's <c>state_dict()</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="InvalidOperationException">No round was begun.</exception>
    /// <exception cref="NotFiniteNumberException">The trained parameters are not finite; the control variates stay as they were.</exception>
    public TensorList Complete(long steps, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be finite and more than 0.");
        }

        ThrowUnlessBegun();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var next = _variates.ToDictionary(entry => entry.Key, entry => entry.Value.Next(steps * learningRate), StringComparer.Ordinal);
        foreach (var (name, value) in next)
        {
            if (!value.isfinite().all().item<bool>())
            {
                throw new NotFiniteNumberException($"\"{name}\" is not finite after the training: there is no control variate to make of it.");
            }
        }

        var state = ModuleState.Of(_model, _selection);
        var buffer = new TensorBuffer(state.Manifest);
        foreach (var (i, (name, _)) in state.Entries.Index())
        {
            if (next.TryGetValue(name, out var value))
            {
                ModuleState.CopyOut(_variates[name].Take(value), buffer[i].Span);
            }
            else
            {
                buffer[i].Span.Clear();
            }
        }

        (_begun, _changedIn) = (false, _round);
        return buffer.Tensors;
    }

    /// <summary>
    /// The control variates between two rounds, and what it takes to take back their last change; <see cref="ClientState.Empty"/> as long
    /// as they have never changed.
    /// </summary>
    public ClientState SaveState() => ControlVariateState.Save(_model, _variates, _changedIn);

    /// <summary>Makes the control variates what others, of the same model and selection, were when they were saved.</summary>
    /// <param name="state">What was saved.</param>
    /// <exception cref="ArgumentException">It does not fit the model; the message says what does not. Nothing has changed.</exception>
    public void RestoreState(ClientState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _changedIn = ControlVariateState.Restore(state, _model, _variates);
        (_begun, _round) = (false, null);
    }

    /// <summary>Gives the control variates back.</summary>
    public void Dispose()
    {
        foreach (var variate in _variates.Values)
        {
            variate.Dispose();
        }
    }

    private void Settle(long counted)
    {
        if (counted == 0)
        {
            ForEach(variate => variate.Clear());
        }
        else if (_changedIn is { } round && round != counted)
        {
            ForEach(variate => variate.TakeBack());
        }

        _changedIn = null;

        void ForEach(Action<ControlVariate> action)
        {
            foreach (var variate in _variates.Values)
            {
                action(variate);
            }
        }
    }

    private void ThrowIfDifferent(TensorList server) => ModuleState.Of(_model, _selection).ThrowIfDifferent(server.Manifest, "control variates");

    private void ThrowUnlessBegun()
    {
        if (!_begun)
        {
            throw new InvalidOperationException($"No round was begun: call {nameof(Begin)} when the global model has been loaded.");
        }
    }
}
