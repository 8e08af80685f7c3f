using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    private readonly Parameter _parameter;

    private protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Writes the state.</summary>
    /// <param name="writer">Where to.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Visit(new FieldWriter(writer));
    }

    /// <summary>Reads the state.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or type than the one it is for.</exception>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Visit(new FieldReader(reader));
    }

    /// <summary>Takes a copy of another state.</summary>
    /// <param name="source">A state of the same kind.</param>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public virtual void LoadStateDict(OptimizerState source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType())
        {
            throw new ArgumentException($"Expected a state of type {GetType()}, but got {source.GetType()}.");
        }

        Visit(new FieldSetter(source.Fields().Values));
    }

    /// <summary>Whether another state is nearly the same.</summary>
    /// <param name="other">The other state.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other is null || other.GetType() != GetType())
        {
            return false;
        }

        return Fields().Values.Zip(other.Fields().Values).All(pair => pair switch
        {
            (torch.Tensor mine, torch.Tensor theirs) => mine.allclose(theirs),
            var (mine, theirs) => Equals(mine, theirs),
        });
    }

    /// <summary>Starts anew.</summary>
    /// <param name="options">The settings of the parameter's group.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state to a device. There is only the CPU, so it stays.</summary>
    /// <param name="device">The device.</param>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public virtual void to(torch.Device device) => torch.CheckDevice(device);

    /// <summary>Releases the state's tensors.</summary>
    internal void Release()
    {
        foreach (var tensor in Fields().Tensors)
        {
            tensor.Dispose();
        }
    }

    /// <summary>Shows all fields.</summary>
    private protected abstract void Visit(IFieldVisitor visitor);

    /// <summary>Replaces a tensor by one value in the parameter's shape and type, in no dispose scope.</summary>
    private protected torch.Tensor Fill(torch.Tensor? old, double value)
    {
        old?.Dispose();
        return new torch.Tensor(FillOps.Full(value, _parameter.Impl.DType, _parameter.Impl.Sizes), register: false);
    }

    private protected torch.Tensor Zeros(torch.Tensor? old) => Fill(old, 0);

    private FieldList Fields()
    {
        var list = new FieldList();
        Visit(list);
        return list;
    }
}
