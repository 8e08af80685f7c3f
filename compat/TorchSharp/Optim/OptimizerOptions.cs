using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>The settings of a group of parameters. What is null is taken from the optimizer.</summary>
public class OptimizerOptions
{
    private double? _learningRate;

    /// <summary>The current learning rate.</summary>
    public double? LearningRate { get => _learningRate; set => _learningRate = value; }

    /// <summary>The learning rate that was set first.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the settings.</summary>
    /// <param name="writer">Where to.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate);
        VisitAll(new FieldWriter(writer));
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="reader">Where from.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        VisitAll(new FieldReader(reader));
    }

    /// <summary>Takes the settings of other options.</summary>
    /// <param name="source">Options of the same kind.</param>
    /// <exception cref="ArgumentException">They are of another kind.</exception>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = Kind(source).InitialLearningRate;
        VisitAll(new FieldSetter(Values(source)));
    }

    /// <summary>Takes what is not set from an optimizer's own options.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        VisitAll(new FieldSetter(Values(Kind(defaults)), onlyMissing: true));
        InitialLearningRate = LearningRate!.Value;
    }

    /// <summary>Shows all settings but the learning rates.</summary>
    private protected virtual void Visit(IFieldVisitor visitor)
    {
    }

    private static List<object?> Values(OptimizerOptions options)
    {
        var list = new FieldList();
        options.VisitAll(list);
        return list.Values;
    }

    private void VisitAll(IFieldVisitor visitor)
    {
        visitor.Number(ref _learningRate);
        Visit(visitor);
    }

    private OptimizerOptions Kind(OptimizerOptions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.GetType() == GetType()
            ? other
            : throw new ArgumentException($"Expected options of type {GetType()}, but got {other.GetType()}.");
    }
}
