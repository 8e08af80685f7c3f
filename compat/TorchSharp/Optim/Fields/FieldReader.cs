namespace TorchSharp.Internal;

/// <summary>Reads fields from a file.</summary>
internal sealed class FieldReader(BinaryReader reader) : IFieldVisitor
{
    public void Number(ref double? value) => value = reader.ReadDouble();

    public void Flag(ref bool? value) => value = reader.ReadBoolean();

    public void Count(ref long value) => value = reader.ReadInt64();

    public void Tensor(ref torch.Tensor? value) => value!.Load(reader);

    public void OptionalTensor(ref torch.Tensor? value)
    {
        if (!reader.ReadBoolean())
        {
            value?.Dispose();
            value = null;
        }
        else if (value is null)
        {
            value = TensorExtensionMethods.Load(reader).DetachFromDisposeScope();
        }
        else
        {
            value.Load(reader);
        }
    }
}
