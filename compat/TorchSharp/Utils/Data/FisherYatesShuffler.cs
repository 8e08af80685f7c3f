using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers from 0 in random order; with a seed always in the same, TorchSharp's.</summary>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long _size;
    private readonly int? _seed;

    /// <summary>Makes a shuffler.</summary>
    /// <param name="size">How many numbers.</param>
    /// <param name="seed">The seed; a new order every time if null.</param>
    public FisherYatesShuffler(long size, int? seed = null) => (_size, _seed) = (size, seed);

    /// <summary>The numbers in random order.</summary>
    public IEnumerator<long> GetEnumerator()
    {
        var random = _seed is { } seed ? new System.Random(seed) : new System.Random();
        var order = new long[_size];
        for (var i = 0L; i < _size; i++)
        {
            var other = unchecked((((long)random.Next() << 32) + (uint)random.Next()) % (i + 1));
            (order[i], order[other]) = (order[other], i);
        }

        return ((IEnumerable<long>)order).GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
