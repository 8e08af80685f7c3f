namespace TorchSharp.Modules;

/// <summary>What normalisations that keep running statistics have in common.</summary>
public abstract class NormBase : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;
    private torch.Tensor? _runningMean;
    private torch.Tensor? _runningVar;
    private torch.Tensor? _numBatchesTracked;

    /// <summary>Makes a normalisation with weights of one, biases of zero and statistics of no batch.</summary>
    /// <param name="num_features">The number of channels.</param>
    /// <param name="eps">What is added to a variance before its root is divided by.</param>
    /// <param name="momentum">The part of a batch in the running statistics; null for the mean of all batches.</param>
    /// <param name="affine">Whether there are weights and biases.</param>
    /// <param name="track_running_stats">Whether there are running statistics.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="name">The module's name.</param>
    protected NormBase(
        long num_features,
        double eps,
        double? momentum,
        bool affine,
        bool track_running_stats,
        torch.Device? device,
        torch.ScalarType? dtype,
        string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(torch.empty(num_features, dtype, device));
            bias = new Parameter(torch.empty(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = torch.zeros(num_features, dtype, device);
            running_var = torch.ones(num_features, dtype, device);
            num_batches_tracked = torch.zeros([], dtype ?? torch.int64, device);
        }

        reset_parameters();
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }

    /// <summary>What is added to a variance before its root is divided by.</summary>
    public double eps { get; set; }

    /// <summary>The part of a batch in the running statistics; null for the mean of all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are weights and biases.</summary>
    public bool affine { get; }

    /// <summary>Whether there are running statistics.</summary>
    public bool track_running_stats { get; }

    /// <summary>The factor of each channel, [num_features]. Setting it disposes the old one.</summary>
    public Parameter weight
    {
        get => _weight!;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            SetParameter(ref _weight, value);
        }
    }

    /// <summary>What is added to each channel, [num_features], or null. Setting it disposes the old one.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => SetParameter(ref _bias, value);
    }

    /// <summary>The running mean of each channel, [num_features], or null. Setting it disposes the old one.</summary>
    public torch.Tensor? running_mean
    {
        get => _runningMean;
        set => SetBuffer(ref _runningMean, value);
    }

    /// <summary>The running variance of each channel, [num_features], or null. Setting it disposes the old one.</summary>
    public torch.Tensor? running_var
    {
        get => _runningVar;
        set => SetBuffer(ref _runningVar, value);
    }

    /// <summary>The number of batches in the running statistics, or null. Setting it disposes the old one.</summary>
    public torch.Tensor? num_batches_tracked
    {
        get => _numBatchesTracked;
        set => SetBuffer(ref _numBatchesTracked, value);
    }

    /// <summary>Sets the running statistics to those of no batch.</summary>
    public void reset_running_stats()
    {
        if (track_running_stats)
        {
            torch.nn.init.zeros_(running_mean!);
            torch.nn.init.ones_(running_var!);
            torch.nn.init.zeros_(num_batches_tracked!);
        }
    }

    /// <summary>Sets weights to one, biases to zero and the running statistics to those of no batch.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (affine)
        {
            torch.nn.init.ones_(weight);
            torch.nn.init.zeros_(bias!);
        }
    }

    /// <summary>Refuses an input that has not as many dimensions as the module is for.</summary>
    /// <param name="input">The input.</param>
    /// <exception cref="ArgumentException">The input has another number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(torch.Tensor input);

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // Registered when set; the fields' own names must not be.
    }
}
