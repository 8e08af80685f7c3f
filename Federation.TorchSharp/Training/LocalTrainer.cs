using Federation.Client;
using Federation.Core;
using Federation.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>
/// A client's local training without the network: what a <see cref="TorchClient"/> does with its model, to be called by baselines,
/// simulations and clients of one's own. Works on the caller's thread.
/// </summary>
/// <remarks>
/// Not safe for concurrent use, except that several threads may call <see cref="Evaluate"/>. The model belongs to the caller; the
/// trainer changes its parameters, its mode, and the <c>requires_grad</c> of frozen parameters.
/// </remarks>
public sealed partial class LocalTrainer : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly Func<Tensor, Tensor, Tensor> _loss;
    private readonly LocalTrainingOptions _options;
    private readonly ModelLayers _layers;
    private readonly PersonalLayers _personal;
    private readonly OptimizerSlot _optimizer;
    private readonly SeededModules _seeded;
    private ControlVariates? _variates;

    /// <summary>Makes a trainer.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">
    /// Makes an optimizer of the parameters that are trained. A config's <see cref="FitConfigKeys.LearningRate"/> replaces the learning
    /// rate of each of its groups.
    /// </param>
    /// <param name="loss">The mean loss over a batch, of the model's output and the target: one number.</param>
    /// <param name="options">How it trains; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options cannot be used, or not with this model; the message lists every fault.</exception>
    public LocalTrainer(
        nn.Module<Tensor, Tensor> model,
        Func<IEnumerable<Parameter>, optim.Optimizer> optimizer,
        Func<Tensor, Tensor, Tensor> loss,
        LocalTrainingOptions? options = null)
        : this(model, IgnoreConfig(optimizer), loss, options)
    {
    }

    /// <summary>Makes a trainer whose optimizer depends on more of the instruction's config than the learning rate.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="optimizer">
    /// Makes an optimizer of the parameters that are trained and the config of the fit that it is made for. The config's
    /// <see cref="FitConfigKeys.LearningRate"/> replaces the learning rate of each of its groups.
    /// </param>
    /// <param name="loss">The mean loss over a batch, of the model's output and the target: one number.</param>
    /// <param name="options">How it trains; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options cannot be used, or not with this model; the message lists every fault.</exception>
    public LocalTrainer(
        nn.Module<Tensor, Tensor> model,
        Func<IEnumerable<Parameter>, ScalarMap, optim.Optimizer> optimizer,
        Func<Tensor, Tensor, Tensor> loss,
        LocalTrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(loss);
        _options = options ?? new LocalTrainingOptions();
        _layers = new ModelLayers(model, _options.Personal, _options.Frozen);
        LocalTrainingOptionsValidator.Validate(_options, _layers);
        (_model, _loss) = (model, loss);
        _personal = new PersonalLayers(model, _layers);
        _optimizer = new OptimizerSlot(optimizer, _options.KeepOptimizer);
        _seeded = new SeededModules(model);
        _layers.Freeze();
    }

    /// <summary>Copies out what travels: the model without its personal and frozen layers.</summary>
    public TensorList ToTensorList() => _model.ToTensorList(_layers.Shared);

    /// <summary>Writes what travels into the model; personal and frozen layers stay as they are.</summary>
    /// <exception cref="ArgumentException">The tensors do not fit; the message names each that does not. Nothing was written.</exception>
    public void Load(TensorList parameters) => _model.LoadTensorList(parameters, _layers.Shared);

    /// <summary>
    /// Trains the model, as it is now, on the data. Where this does not come to its end, personal layers are put back to what they were.
    /// </summary>
    /// <param name="data">What to train on.</param>
    /// <param name="round">The round, which decides with the seed in which order the examples are gone through.</param>
    /// <param name="config">What is to be other than the options say, by <see cref="FitConfigKeys"/>; null for nothing.</param>
    /// <param name="progress">Is told after each batch the fraction that is done and, as <c>"loss"</c>, the running mean of the loss.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    /// <returns>The mean loss, the steps, and how much of the work was done.</returns>
    /// <exception cref="ArgumentException">An entry of the config cannot be used; the message names it.</exception>
    /// <exception cref="InvalidOperationException">There are no examples, or too few for a batch.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is infinite or not a number; the message names the round and the batch.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TrainingResult Train(
        IBatchSource data,
        int round = 1,
        ScalarMap? config = null,
        IProgress<InstructionProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Train(data, round, config ?? ScalarMap.Empty, "", null, progress, cancellationToken).Result;
    }

    /// <summary>All of one fit: loads the model that is given, trains it, and makes the answer of it.</summary>
    /// <param name="data">What to train on.</param>
    /// <param name="request">
    /// What is asked. Where it has <see cref="FitRequest.Auxiliary"/>, the training is SCAFFOLD's with these as the server's control
    /// variates, and the answer has the change of this trainer's own, which it keeps from fit to fit (<see cref="ControlVariates"/>).
    /// </param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    /// <exception cref="ArgumentException">The tensors do not fit the model, or an entry of the config cannot be used.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no examples, or too few for a batch; or control variates are to be used and the optimizer's learning rates are not the
    /// same number above 0.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">The loss is infinite or not a number; the message names the round and the batch.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FitResult Fit(IBatchSource data, FitRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(request);
        Load(request.Parameters);
        var variates = request.Auxiliary is null ? null : _variates ??= new ControlVariates(_model, _layers.Shared);
        variates?.Begin(request);
        var (result, change) = Train(data, request.Round, request.Config, request.ClientId, variates, request.Progress, cancellationToken);
        return new FitResult(ToTensorList(), data.Count, result.ToMetrics()) { Auxiliary = change };
    }

    /// <summary>Measures the model, as it is now, on the data.</summary>
    /// <param name="data">What to measure it on.</param>
    /// <param name="progress">Is told the fraction that is done, after each batch.</param>
    /// <param name="cancellationToken">Ends the measuring between two batches.</param>
    /// <returns>The loss and the metrics, each the mean over the examples.</returns>
    /// <exception cref="InvalidOperationException">There are no examples.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EvaluateResult Evaluate(
        IBatchSource data, IProgress<InstructionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
        {
            throw new InvalidOperationException("There are no examples to evaluate on.");
        }

        return Measure(data, _options.Metrics ?? Accuracy.Of, progress, cancellationToken);
    }

    /// <summary>
    /// Gives back the optimizer and the control variates that were kept, if any. The model is the caller's; after
    /// <see cref="RestoreState"/> it gets back the personal layers that it had before.
    /// </summary>
    public void Dispose()
    {
        _personal.Dispose();
        _optimizer.Dispose();
        _variates?.Dispose();
    }

    private (TrainingResult Result, TensorList? Change) Train(
        IBatchSource data,
        int round,
        ScalarMap config,
        string clientId,
        ControlVariates? variates,
        IProgress<InstructionProgress>? progress,
        CancellationToken cancellationToken)
    {
        var settings = TrainingSettings.Of(_options, config, clientId);
        var run = new TrainingRun(data, settings, round, _options.TimeProvider);
        var initialLoss = settings.ReportInitialLoss ? InitialLoss(data, round, cancellationToken) : (double?)null;
        var personal = _personal.Copy();
        var failed = true;
        try
        {
            _layers.Train();
            if (_options.SeedTorch)
            {
                random.manual_seed(settings.TorchSeed(round));
            }

            _seeded.Seed(settings.TorchSeed(round));
            var trainable = _layers.Trainable;
            var optimizer = _optimizer.Begin(trainable, config, settings.LearningRate);
            var rate = variates is null ? 0 : OptimizerSlot.CommonRate(optimizer);
            using var proximal = settings.ProximalMu > 0 ? new ProximalTerm(trainable, settings.ProximalMu) : null;
            var step = new TrainingStep(_model, _loss, optimizer, proximal, variates, trainable[0].device);
            var result = run.Run(step, progress, cancellationToken) with { InitialLoss = initialLoss };
            var change = variates?.Complete(result.Steps, rate);
            _personal.Trained();
            failed = false;
            return (result, change);
        }
        finally
        {
            _optimizer.End(failed);
            if (failed)
            {
                _personal.PutBack(personal);
            }
        }
    }

    private double InitialLoss(IBatchSource data, int round, CancellationToken cancellationToken)
    {
        var loss = Measure(data, (_, _) => ScalarMap.Empty, null, cancellationToken).Loss;
        return double.IsFinite(loss)
            ? loss
            : throw new NotFiniteNumberException($"The loss of the model that was given is {loss} in round {round}, before any training.", loss);
    }

    private EvaluateResult Measure(
        IBatchSource data, Func<Tensor, Tensor, ScalarMap> metrics, IProgress<InstructionProgress>? progress, CancellationToken cancellationToken)
    {
        _model.eval();
        var evaluation = new Evaluation(_model, _loss, metrics);
        foreach (var indices in BatchOrder.Sequential(data.Count, _options.EvaluationBatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            evaluation.Add(data, indices.Span);
            progress?.Report(new InstructionProgress((double)evaluation.ExampleCount / data.Count));
        }

        return evaluation.ToResult();
    }

    private static Func<IEnumerable<Parameter>, ScalarMap, optim.Optimizer> IgnoreConfig(Func<IEnumerable<Parameter>, optim.Optimizer> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return (parameters, _) => optimizer(parameters);
    }
}
