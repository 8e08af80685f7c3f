namespace TorchSharp.Internal;

/// <summary>Is shown every field of an optimizer's options or state, in the order in which files hold them.</summary>
internal interface IFieldVisitor
{
    void Number(ref double? value);

    void Flag(ref bool? value);

    void Count(ref long value);

    /// <summary>A tensor that is always there.</summary>
    void Tensor(ref torch.Tensor? value);

    /// <summary>A tensor that may be missing.</summary>
    void OptionalTensor(ref torch.Tensor? value);
}
