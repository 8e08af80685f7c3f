namespace TorchSharp.Internal;

/// <summary>Gives fields the values that a <see cref="FieldList"/> gathered; tensors are copied.</summary>
/// <param name="values">The values, in the same order.</param>
/// <param name="onlyMissing">Whether to leave alone what has a value.</param>
internal sealed class FieldSetter(IEnumerable<object?> values, bool onlyMissing = false) : IFieldVisitor
{
    private readonly Queue<object?> _values = new(values);

    public void Number(ref double? value) => Set(ref value);

    public void Flag(ref bool? value) => Set(ref value);

    public void Count(ref long value) => value = (long)_values.Dequeue()!;

    public void Tensor(ref torch.Tensor? value)
    {
        var old = value;
        value = ((torch.Tensor?)_values.Dequeue()) is { } source
            ? new torch.Tensor(CopyOps.Clone(source.Impl), register: false)
            : null;
        old?.Dispose();
    }

    public void OptionalTensor(ref torch.Tensor? value) => Tensor(ref value);

    private void Set<T>(ref T? value)
        where T : struct
    {
        var next = (T?)_values.Dequeue();
        if (!onlyMissing || value is null)
        {
            value = next;
        }
    }
}
