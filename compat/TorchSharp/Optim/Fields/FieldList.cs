namespace TorchSharp.Internal;

/// <summary>Gathers the values of fields.</summary>
internal sealed class FieldList : IFieldVisitor
{
    public List<object?> Values { get; } = [];

    public IEnumerable<torch.Tensor> Tensors => Values.OfType<torch.Tensor>();

    public void Number(ref double? value) => Values.Add(value);

    public void Flag(ref bool? value) => Values.Add(value);

    public void Count(ref long value) => Values.Add(value);

    public void Tensor(ref torch.Tensor? value) => Values.Add(value);

    public void OptionalTensor(ref torch.Tensor? value) => Values.Add(value);
}
