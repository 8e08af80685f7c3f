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
        CheckCounts(source, indices, out var used);
        var current = source.Retain();
        var chosen = default(Chosen);
        foreach (ref readonly var item in indices.AsSpan())
        {
            var dim = chosen.Dimensions;
            switch (item.Type)
            {
                case Kind.None:
                    Replace(ref current, Viewing.Unsqueeze(current, dim));
                    chosen.Skip(1);
                    break;
                case Kind.Ellipsis:
                    chosen.Skip(source.Rank - used);
                    break;
                case Kind.Single:
                    Replace(ref current, Viewing.Select(current, dim, item.Start ?? 0));
                    break;
                case Kind.Slicing:
                    var step = item.Step ?? 1;
                    Replace(
                        ref current,
                        torch.Tensor.Slice(current, dim, item.Start ?? 0, item.Stop ?? long.MaxValue, step));
                    chosen.Skip(1);
                    break;
                case Kind.Truth:
                    Replace(ref current, Viewing.Unsqueeze(current, dim));
                    chosen.Add(FillOps.Zeros(ScalarType.Int64, item.Start ?? 0));
                    break;
                default:
                    AddTensor(ref current, ref chosen, item.Source!.Impl);
                    break;
            }
        }

        return (current, chosen.ToTensors());
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

    private static void CheckCounts(TensorImpl source, ReadOnlySpan<TensorIndex> indices, out int used)
    {
        (used, var ellipses) = (0, 0);
        foreach (ref readonly var index in indices)
        {
            used += index.Type switch
            {
                Kind.None or Kind.Ellipsis or Kind.Truth => 0,
                Kind.OfTensor when IsMask(index.Source!.Impl) => index.Source.Impl.Rank,
                _ => 1,
            };
            ellipses += index.Type == Kind.Ellipsis ? 1 : 0;
        }

        NativeError.Check(used <= source.Rank, $"too many indices for tensor of dimension {source.Rank}");
        NativeError.Check(ellipses <= 1, "an index can only have a single ellipsis ('...')");
    }

    private static bool IsMask(TensorImpl tensor) => tensor.DType is ScalarType.Bool or ScalarType.Byte;

    private static void AddTensor(ref TensorImpl current, ref Chosen chosen, TensorImpl tensor)
    {
        if (!IsMask(tensor))
        {
            NativeError.Check(
                tensor.DType is ScalarType.Int64 or ScalarType.Int32,
                "tensors used as indices must be long, byte or bool tensors");
            chosen.Add(tensor);
            return;
        }

        var dim = chosen.Dimensions;
        if (tensor.Rank == 0)
        {
            Replace(ref current, Viewing.Unsqueeze(current, dim));
            chosen.Add(FillOps.Zeros(ScalarType.Int64, RowNumbers.NonZero(tensor).Count));
            return;
        }

        foreach (var index in TensorIndexing.FromMask(tensor, current.Sizes[dim..(dim + tensor.Rank)]))
        {
            chosen.Add(index);
        }
    }

    private static void Replace(ref TensorImpl current, TensorImpl next)
    {
        current.Release();
        current = next;
    }

    /// <summary>For each dimension of the view the tensor that chooses from it, if any does; nothing is made until one does.</summary>
    private struct Chosen
    {
        private List<TensorImpl?>? _tensors;

        public int Dimensions { get; private set; }

        public void Skip(int dimensions) => Dimensions += dimensions;

        public void Add(TensorImpl tensor)
        {
            _tensors ??= [];
            Fill();
            _tensors.Add(tensor);
            Dimensions++;
        }

        public readonly TensorImpl?[]? ToTensors()
        {
            Fill();
            return _tensors?.ToArray();
        }

        private readonly void Fill()
        {
            while (_tensors?.Count < Dimensions)
            {
                _tensors.Add(null);
            }
        }
    }
}
