using System.Buffers;
using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Sorts contiguous rows; equals keep their order, and NaN is greater than any number.</summary>
internal static unsafe class SortKernel
{
    public static void Run<T>(T* values, long* indices, T* source, long rows, long length, bool descending)
        where T : unmanaged, INumber<T> => RowKernel.ForEach(
        rows, length * 8, new Work<T>(values, indices, source, length, descending));

    private readonly struct Work<T>(T* values, long* indices, T* source, long length, bool descending) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(long start, long end)
        {
            var rented = ArrayPool<(T Value, long Index)>.Shared.Rent(checked((int)length));
            var items = rented.AsSpan(0, (int)length);
            for (var row = start; row < end; row++)
            {
                var from = source + (row * length);
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = (from[i], i);
                }

                items.Sort(new Order<T>(descending));
                for (var i = 0; i < items.Length; i++)
                {
                    values[(row * length) + i] = items[i].Value;
                    indices[(row * length) + i] = items[i].Index;
                }
            }

            ArrayPool<(T Value, long Index)>.Shared.Return(rented);
        }
    }

    private readonly struct Order<T>(bool descending) : IComparer<(T Value, long Index)>
        where T : unmanaged, INumber<T>
    {
        public int Compare((T Value, long Index) x, (T Value, long Index) y)
        {
            var (a, b) = descending ? (y.Value, x.Value) : (x.Value, y.Value);
            var order = T.IsNaN(a) || T.IsNaN(b) ? T.IsNaN(a).CompareTo(T.IsNaN(b)) : a.CompareTo(b);
            return order != 0 ? order : x.Index.CompareTo(y.Index);
        }
    }
}
