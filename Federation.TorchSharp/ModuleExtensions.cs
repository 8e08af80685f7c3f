using Federation.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>A module's parameters and buffers as a tensor list, and back.</summary>
public static class ModuleExtensions
{
    /// <summary>
    /// Copies the module's parameters and persistent buffers out: one tensor for each entry of <c>state_dict()</c>, with its
    /// name, element type and shape, in its order. What happens to the module afterwards does not change the list.
    /// </summary>
    /// <exception cref="NotSupportedException">An entry's element type has no <see cref="DType"/>; the message names the entry.</exception>
    public static TensorList ToTensorList(this nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var state = module.state_dict();
        var buffer = new TensorBuffer(ModuleState.Describe(state));
        var index = 0;
        foreach (var source in state.Values)
        {
            ModuleState.CopyOut(source, buffer[index++].Span);
        }

        return buffer.Tensors;
    }

    /// <summary>
    /// Writes a tensor list into the module's parameters and persistent buffers, matching them by name; the order does not
    /// matter. Nothing is written unless everything fits.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A tensor is missing, is not one of the module's, or has another element type or shape. The message names each and says what
    /// was expected.
    /// </exception>
    /// <exception cref="NotSupportedException">An entry's element type has no <see cref="DType"/>; the message names the entry.</exception>
    public static void LoadTensorList(this nn.Module module, TensorList tensors)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(tensors);
        var state = module.state_dict();
        ModuleState.ThrowIfDifferent(tensors.Manifest, ModuleState.Describe(state));
        foreach (var (name, target) in state)
        {
            ModuleState.CopyIn(tensors[name].Data.Span, target);
        }
    }
}
