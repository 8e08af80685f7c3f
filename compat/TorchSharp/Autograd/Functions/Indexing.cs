using Kind = TorchSharp.torch.TensorIndex.Kind;
using TensorIndex = TorchSharp.torch.TensorIndex;

namespace TorchSharp.Internal;

/// <summary>Indices of any kind taken apart: first what only makes a view, then what tensors choose from it.</summary>
internal static class Indexing
{
    /// <summary>
    /// The view that positions, ranges and new dimensions make, and for each of its dimensions the tensor that still
    /// has to choose from it; none at all if that is everything.
    /// </summary>
    public static (TensorImpl Part, TensorImpl?[]? Tensors) Split(TensorImpl source, TensorIndex[] indices)
    {
        var used = indices.Sum(Consumed);
        NativeError.Check(used <= source.Rank, $"too many indices for tensor of dimension {source.Rank}");
        NativeError.Check(
            indices.Count(i => i.Type == Kind.Ellipsis) <= 1, "an index can only have a single ellipsis ('...')");
        var current = source.Retain();
        var chosen = new List<TensorImpl?>();
        foreach (var item in indices)
        {
            var dim = chosen.Count;
            switch (item.Type)
            {
                case Kind.None:
                    Replace(ref current, Viewing.Unsqueeze(current, dim));
                    chosen.Add(null);
                    break;
                case Kind.Ellipsis:
                    chosen.AddRange(new TensorImpl?[source.Rank - used]);
                    break;
                case Kind.Single:
                    Replace(ref current, Viewing.Select(current, dim, item.Start ?? 0));
                    break;
                case Kind.Slicing:
                    var step = item.Step ?? 1;
                    Replace(
                        ref current,
                        torch.Tensor.Slice(current, dim, item.Start ?? 0, item.Stop ?? long.MaxValue, step));
                    chosen.Add(null);
                    break;
                case Kind.Truth:
                    Replace(ref current, Viewing.Unsqueeze(current, dim));
                    chosen.Add(FillOps.Zeros(ScalarType.Int64, item.Start ?? 0));
                    break;
                default:
                    var tensor = item.Source!.Impl;
                    if (IsMask(tensor))
                    {
                        AddMask(ref current, chosen, tensor);
                    }
                    else
                    {
                        NativeError.Check(
                            tensor.DType is ScalarType.Int64 or ScalarType.Int32,
                            "tensors used as indices must be long, byte or bool tensors");
                        chosen.Add(tensor);
                    }

                    break;
            }
        }

        return (current, chosen.Exists(t => t is not null) ? [.. chosen] : null);
    }

    /// <summary>Writes values to what <see cref="Split"/> found.</summary>
    public static void Write(TensorImpl part, TensorImpl?[]? tensors, TensorImpl values, TensorIndex[] indices)
    {
        if (tensors is null)
        {
            Overwriting.CopyInto(part, values);
            return;
        }

        var typed = values;
        // PyTorch converts a single value that it can fill a mask with, and no others.
        var masks = indices.Where(i => i.Type is Kind.OfTensor or Kind.Truth).ToArray();
        if (values.Count == 1 && masks is [{ Type: Kind.OfTensor } mask] && IsMask(mask.Source!.Impl))
        {
            typed = Viewing.To(values, part.DType, copy: false);
        }

        InPlace.Apply(part, x => TensorIndexing.Put(x, tensors, typed), typed);
    }

    private static int Consumed(TensorIndex index) => index.Type switch
    {
        Kind.None or Kind.Ellipsis or Kind.Truth => 0,
        Kind.OfTensor when IsMask(index.Source!.Impl) => index.Source.Impl.Rank,
        _ => 1,
    };

    private static bool IsMask(TensorImpl tensor) => tensor.DType is ScalarType.Bool or ScalarType.Byte;

    private static void AddMask(ref TensorImpl current, List<TensorImpl?> chosen, TensorImpl mask)
    {
        if (mask.Rank == 0)
        {
            Replace(ref current, Viewing.Unsqueeze(current, chosen.Count));
            chosen.Add(FillOps.Zeros(ScalarType.Int64, RowNumbers.NonZero(mask).Count));
            return;
        }

        chosen.AddRange(TensorIndexing.FromMask(mask, current.Sizes[chosen.Count..(chosen.Count + mask.Rank)]));
    }

    private static void Replace(ref TensorImpl current, TensorImpl next)
    {
        current.Release();
        current = next;
    }
}
