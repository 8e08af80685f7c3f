using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Consecutive elements of one tensor: what a thread takes at once.</summary>
/// <param name="Tensor">Which tensor.</param>
/// <param name="Start">The first element.</param>
/// <param name="Length">How many there are, at least 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Strip(int Tensor, int Start, int Length)
{
    /// <summary>Cuts the tensors of a manifest into strips, none of which spans two tensors.</summary>
    public static Strip[] Cut(TensorManifest manifest, int length, Func<DType, bool>? where = null)
    {
        var strips = new List<Strip>();
        for (var tensor = 0; tensor < manifest.Count; tensor++)
        {
            if (where is null || where(manifest[tensor].DType))
            {
                var elements = (int)manifest[tensor].ElementCount;
                for (var start = 0; start < elements; start += length)
                {
                    strips.Add(new Strip(tensor, start, Math.Min(length, elements - start)));
                }
            }
        }

        return [.. strips];
    }
}
