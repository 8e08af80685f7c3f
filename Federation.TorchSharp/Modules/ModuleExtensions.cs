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
    public static TensorList ToTensorList(this nn.Module module) => ToTensorList(module, LayerSelection.All);

    /// <summary>Copies the selected parameters and persistent buffers out, and nothing else.</summary>
    /// <param name="module">The module.</param>
    /// <param name="selection">Which entries of <c>state_dict()</c>.</param>
    /// <exception cref="ArgumentException">The selection names a layer that the module does not have.</exception>
    /// <exception cref="NotSupportedException">A selected entry's element type has no <see cref="DType"/>; the message names the entry.</exception>
    public static TensorList ToTensorList(this nn.Module module, LayerSelection selection)
    {
        var state = ModuleState.Of(module, selection);
        var buffer = new TensorBuffer(state.Manifest);
        var index = 0;
        foreach (var (_, source) in state.Entries)
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
    public static void LoadTensorList(this nn.Module module, TensorList tensors) => LoadTensorList(module, tensors, LayerSelection.All);

    /// <summary>
    /// Writes a tensor list into the selected parameters and persistent buffers, matching them by name, and leaves the others as they
    /// are. Nothing is written unless everything fits.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="tensors">A tensor for each selected entry, and no other.</param>
    /// <param name="selection">Which entries of <c>state_dict()</c>.</param>
    /// <exception cref="ArgumentException">
    /// A tensor is missing, is not selected, or has another element type or shape; the message names each and says what was expected.
    /// Or the selection names a layer that the module does not have.
    /// </exception>
    /// <exception cref="NotSupportedException">A selected entry's element type has no <see cref="DType"/>; the message names the entry.</exception>
    public static void LoadTensorList(this nn.Module module, TensorList tensors, LayerSelection selection)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var state = ModuleState.Of(module, selection);
        state.ThrowIfDifferent(tensors.Manifest);
        foreach (var (name, target) in state.Entries)
        {
            ModuleState.CopyIn(tensors[name].Data.Span, target);
        }
    }
}
