using Federation.Client;
using Federation.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>
/// A ready client: trains and measures a model on data that never leaves it. Computes on a thread that has nothing else to do, so that the
/// connection stays alive meanwhile.
/// </summary>
/// <remarks>
/// <para>The model belongs to the caller; while the client takes part, nobody else may use it. Clients of a simulation can share one by
/// worker: each puts into it what it was told and its own personal layers.</para>
/// <para>Of an instruction's config, fit goes by the entries that <see cref="FitConfigKeys"/> names; evaluate needs none. A fit's metrics
/// are those that <see cref="TrainingResult.ToMetrics"/> makes. Where a fit's request has <see cref="FitRequest.Auxiliary"/>, they are
/// SCAFFOLD's server control variates, and the client takes its part (<see cref="ControlVariates"/>).</para>
/// </remarks>
/// <example><code>
/// using var client = new TorchClient(
///     model,
///     parameters => torch.optim.SGD(parameters, 0.05),
///     (output, target) => functional.cross_entropy(output, target),
///     BatchSource.FromTensors(features, labels),
///     new TorchClientOptions { Epochs = 2, HeldOutFraction = 0.1 });
/// await FederationClient.RunAsync(server, "client-1", client);
/// </code></example>
public sealed class TorchClient : FederatedClient, IStatefulClient, IDisposable
{
    private readonly LocalTrainer _trainer;
    private readonly ScalarMap _properties;
    private readonly IBatchSource _training;
    private readonly IBatchSource _evaluation;

    /// <summary>Makes a client.</summary>
    /// <param name="model">What is trained; its present weights are what a server gets that asks for initial parameters.</param>
    /// <param name="optimizer">
    /// Makes an optimizer of the parameters that are trained. The server's <see cref="FitConfigKeys.LearningRate"/>, if it sends one,
    /// replaces the learning rate of each of its groups.
    /// </param>
    /// <param name="loss">The mean loss over a batch, of the model's output and the target: one number.</param>
    /// <param name="trainingData">What the client trains on.</param>
    /// <param name="options">How it trains and evaluates; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options cannot be used, or not with this model or data; the message lists every fault.</exception>
    public TorchClient(
        nn.Module<Tensor, Tensor> model,
        Func<IEnumerable<Parameter>, optim.Optimizer> optimizer,
        Func<Tensor, Tensor, Tensor> loss,
        IBatchSource trainingData,
        TorchClientOptions? options = null)
        : this(new LocalTrainer(model, optimizer, loss, options ??= new TorchClientOptions()), trainingData, options)
    {
    }

    /// <summary>Makes a client whose optimizer depends on more of the instruction's config than the learning rate.</summary>
    /// <param name="model">What is trained; its present weights are what a server gets that asks for initial parameters.</param>
    /// <param name="optimizer">
    /// Makes an optimizer of the parameters that are trained and the config of the fit that it is made for. The config's
    /// <see cref="FitConfigKeys.LearningRate"/> replaces the learning rate of each of its groups.
    /// </param>
    /// <param name="loss">The mean loss over a batch, of the model's output and the target: one number.</param>
    /// <param name="trainingData">What the client trains on.</param>
    /// <param name="options">How it trains and evaluates; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options cannot be used, or not with this model or data; the message lists every fault.</exception>
    public TorchClient(
        nn.Module<Tensor, Tensor> model,
        Func<IEnumerable<Parameter>, ScalarMap, optim.Optimizer> optimizer,
        Func<Tensor, Tensor, Tensor> loss,
        IBatchSource trainingData,
        TorchClientOptions? options = null)
        : this(new LocalTrainer(model, optimizer, loss, options ??= new TorchClientOptions()), trainingData, options)
    {
    }

    private TorchClient(LocalTrainer trainer, IBatchSource data, TorchClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(data, "trainingData");
        _trainer = trainer;
        (_training, _evaluation) = HeldOut.Split(data, options);
        _properties = options.Properties.With(ClientPropertyKeys.ExampleCount, _training.Count);
    }

    /// <inheritdoc/>
    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) => new(_properties);

    /// <inheritdoc/>
    public override ValueTask<TensorList> GetParametersAsync(ScalarMap config, CancellationToken cancellationToken) =>
        new(_trainer.ToTensorList());

    /// <inheritdoc/>
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await OwnThread.RunAsync(() => _trainer.Fit(_training, request, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await OwnThread.RunAsync(() =>
        {
            _trainer.Load(request.Parameters);
            return _trainer.Evaluate(_evaluation, request.Progress, cancellationToken);
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// What the client keeps: personal layers that were trained, SCAFFOLD's control variates, and the optimizer's state where
    /// <see cref="LocalTrainingOptions.KeepOptimizer"/> keeps it.
    /// </summary>
    /// <exception cref="NotSupportedException">The optimizer is one whose state cannot be taken out.</exception>
    public ClientState SaveState() => _trainer.SaveState();

    /// <inheritdoc cref="LocalTrainer.RestoreState"/>
    public void RestoreState(ClientState state) => _trainer.RestoreState(state);

    /// <summary>
    /// Gives back the optimizer and the control variates that were kept, if any. The model is the caller's; after
    /// <see cref="RestoreState"/> it gets back the personal layers that it had before.
    /// </summary>
    public void Dispose() => _trainer.Dispose();
}
