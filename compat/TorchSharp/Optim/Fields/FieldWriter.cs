namespace TorchSharp.Internal;

/// <summary>Writes fields to a file.</summary>
internal sealed class FieldWriter(BinaryWriter writer) : IFieldVisitor
{
    public void Number(ref double? value) => writer.Write(value!.Value);

    public void Flag(ref bool? value) => writer.Write(value!.Value);

    public void Count(ref long value) => writer.Write(value);

    public void Tensor(ref torch.Tensor? value) => value!.Save(writer);

    public void OptionalTensor(ref torch.Tensor? value)
    {
        writer.Write(value is not null);
        value?.Save(writer);
    }
}
