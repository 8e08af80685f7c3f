using Federation.Core;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Everything there is of a tensor list, to be compared.</summary>
internal static class Bits
{
    public static string Of(TensorList list) =>
        string.Join(' ', list.Select(tensor => $"{tensor.Spec}:{Convert.ToHexString(tensor.Data.Span)}"));

    public static string Of(nn.Module module) => Of(module.ToTensorList());

    public static string Of(nn.Module module, string layer) => Of(module.ToTensorList(LayerSelection.Of(layer)));
}
