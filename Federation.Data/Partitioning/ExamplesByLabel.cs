using Federation.Core;

namespace Federation.Data;

/// <summary>The examples of a data set sorted by label, those of a label in random order. Labels without examples are left out.</summary>
internal sealed class ExamplesByLabel
{
    private readonly int[] _examples;
    private readonly List<(int Label, int Start, int Count)> _groups = [];

    public ExamplesByLabel(ReadOnlySpan<byte> labels, ref SplitMix64 random)
    {
        var next = new int[ImageDataset.MaxClassCount];
        foreach (var label in labels)
        {
            next[label]++;
        }

        var start = 0;
        for (var label = 0; label < next.Length; label++)
        {
            if (next[label] > 0)
            {
                _groups.Add((label, start, next[label]));
                (start, next[label]) = (start + next[label], start);
            }
        }

        _examples = new int[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            _examples[next[labels[i]]++] = i;
        }

        foreach (var group in _groups)
        {
            random.Shuffle(_examples.AsSpan(group.Start, group.Count));
        }
    }

    /// <summary>All examples, label by label.</summary>
    public ReadOnlySpan<int> All => _examples;

    /// <summary>How many different labels there are.</summary>
    public int LabelCount => _groups.Count;

    /// <summary>The label itself: that of the i-th group of examples.</summary>
    public int LabelAt(int index) => _groups[index].Label;

    /// <summary>How many examples the i-th label has.</summary>
    public int CountAt(int index) => _groups[index].Count;

    /// <summary>Gives each client as many examples of each label as it is to have, in random order.</summary>
    /// <param name="counts">For each client how many of each label, client by client; of no label more than there are.</param>
    /// <param name="random">For the order.</param>
    public DataPartition Deal(ReadOnlySpan<int> counts, ref SplitMix64 random)
    {
        var sizes = new int[counts.Length / LabelCount];
        var examples = new int[_examples.Length];
        var used = 0;
        int[] next = [.. _groups.Select(group => group.Start)];
        for (var client = 0; client < sizes.Length; client++)
        {
            var start = used;
            for (var label = 0; label < LabelCount; label++)
            {
                var count = counts[(client * LabelCount) + label];
                _examples.AsSpan(next[label], count).CopyTo(examples.AsSpan(used));
                (next[label], used) = (next[label] + count, used + count);
            }

            sizes[client] = used - start;
            random.Shuffle(examples.AsSpan(start, sizes[client]));
        }

        return DataPartition.InOrder(examples, sizes, _examples.Length);
    }
}
