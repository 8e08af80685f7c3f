namespace TorchSharp.Internal;

/// <summary>Sums of products by Einstein's notation, as batches of matrix products.</summary>
internal static class EinsteinSum
{
    // Stand for the dimensions that an ellipsis means, from the last on.
    private const char Ellipsis = '\u0100';

    public static TensorImpl Compute(string equation, IReadOnlyList<TensorImpl> operands)
    {
        var (inputs, output) = Parse(equation.Replace(" ", "", StringComparison.Ordinal), operands);
        using var used = new Temporaries();
        var (current, letters) = (used.Add(operands[0].Retain()), inputs[0]);
        (current, letters) = Simplify(current, letters, Needed(1), used);
        for (var i = 1; i < operands.Count; i++)
        {
            var (next, nextLetters) = Simplify(operands[i], inputs[i], letters + Needed(i + 1), used);
            (current, letters) = Multiply(current, letters, next, nextLetters, Needed(i + 1), used);
        }

        (current, letters) = Simplify(current, letters, output, used);
        var order = output.Select(c => (long)letters.IndexOf(c, StringComparison.Ordinal)).ToArray();
        return Viewing.Permute(current, order);

        string Needed(int from) => output + string.Concat(inputs.Skip(from));
    }

    private static (string[] Inputs, string Output) Parse(string equation, IReadOnlyList<TensorImpl> operands)
    {
        var sides = equation.Split("->");
        NativeError.Check(sides.Length <= 2, "einsum(): found '->' more than once in the equation");
        var terms = sides[0].Split(',');
        NativeError.Check(
            terms.Length == operands.Count,
            $"einsum(): the number of subscripts in the equation ({terms.Length}) does not match the number of operands "
            + $"({operands.Count})");
        var inputs = terms.Select((term, i) => Expanded(term, operands[i].Rank)).ToArray();
        foreach (var (i, letters) in inputs.Index())
        {
            NativeError.Check(
                letters.Length == operands[i].Rank,
                $"einsum(): the number of subscripts for operand {i} ({letters.Length}) does not match the number of "
                + $"dimensions ({operands[i].Rank})");
        }

        var all = string.Concat(inputs);
        var hidden = string.Concat(all.Where(c => c >= Ellipsis).Distinct().OrderDescending());
        var output = sides.Length == 2
            ? sides[1].Replace("...", hidden, StringComparison.Ordinal)
            : hidden + string.Concat(all.Where(c => c < Ellipsis && all.Count(d => d == c) == 1).Order());
        foreach (var letter in output)
        {
            NativeError.Check(
                all.Contains(letter), $"einsum(): output subscript {letter} does not appear in the equation");
            NativeError.Check(
                output.Count(c => c == letter) == 1, $"einsum(): output subscript {letter} appears more than once");
        }

        return (inputs, output);
    }

    private static string Expanded(string term, int rank)
    {
        var hidden = rank - (term.Length - 3);
        NativeError.Check(
            term.Replace("...", "", StringComparison.Ordinal).All(char.IsAsciiLetter),
            "einsum(): subscripts must be letters, and three dots in a row");
        var dots = string.Concat(Enumerable.Range(0, Math.Max(hidden, 0)).Reverse().Select(i => (char)(Ellipsis + i)));
        return term.Replace("...", dots, StringComparison.Ordinal);
    }

    // Takes diagonals of repeated letters and sums over letters that nobody needs.
    private static (TensorImpl Tensor, string Letters) Simplify(
        TensorImpl tensor, string letters, string needed, Temporaries used)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var again = letters.IndexOf(letters[i], i + 1);
            if (again >= 0)
            {
                tensor = used.Add(Diagonal(tensor, i, again));
                letters = letters.Remove(again, 1).Remove(i, 1) + letters[i];
                i = -1;
            }
        }

        var dims = Enumerable.Range(0, letters.Length).Where(i => !needed.Contains(letters[i])).Select(i => (long)i).ToArray();
        if (dims.Length == 0)
        {
            return (tensor, letters);
        }

        return (
            used.Add(Reducing.Sum(tensor, dims, keep: false, tensor.DType)),
            string.Concat(letters.Where(needed.Contains)));
    }

    private static TensorImpl Diagonal(TensorImpl tensor, int a, int b)
    {
        NativeError.Check(
            tensor.Sizes[a] == tensor.Sizes[b],
            $"einsum(): a subscript is repeated but the sizes don't match, {tensor.Sizes[a]} != {tensor.Sizes[b]}");
        var rest = Enumerable.Range(0, tensor.Rank).Where(d => d != a && d != b).ToArray();
        return Viewing.Strided(
            tensor,
            [.. rest.Select(d => tensor.Sizes[d]), tensor.Sizes[a]],
            [.. rest.Select(d => tensor.Strides[d]), tensor.Strides[a] + tensor.Strides[b]],
            tensor.Offset);
    }

    // Letters of both that are needed later make the batch, other letters of both are summed over.
    private static (TensorImpl Tensor, string Letters) Multiply(
        TensorImpl a, string lettersA, TensorImpl b, string lettersB, string needed, Temporaries used)
    {
        var batch = string.Concat(lettersA.Where(c => lettersB.Contains(c) && needed.Contains(c)));
        var summed = string.Concat(lettersA.Where(c => lettersB.Contains(c) && !needed.Contains(c)));
        var onlyA = string.Concat(lettersA.Where(c => !lettersB.Contains(c)));
        var onlyB = string.Concat(lettersB.Where(c => !lettersA.Contains(c)));
        var sizes = new Dictionary<char, long>();
        foreach (var (tensor, letters) in new[] { (a, lettersA), (b, lettersB) })
        {
            for (var i = 0; i < letters.Length; i++)
            {
                var known = sizes.GetValueOrDefault(letters[i], 1);
                var size = tensor.Sizes[i];
                NativeError.Check(
                    known == size || known == 1 || size == 1,
                    $"einsum(): operands do not broadcast with remapped shapes: {known} and {size}");
                sizes[letters[i]] = Math.Max(known, size);
            }
        }

        var left = used.Add(Arranged(a, lettersA, batch, onlyA, summed, sizes, used));
        var right = used.Add(Arranged(b, lettersB, batch, summed, onlyB, sizes, used));
        var product = BatchProducts.Batch(left, right);
        var result = batch + onlyA + onlyB;
        return (used.Add(Viewing.Shaped(product, [.. result.Select(c => sizes[c])])), result);
    }

    private static TensorImpl Arranged(
        TensorImpl tensor,
        string letters,
        string batch,
        string rows,
        string columns,
        Dictionary<char, long> sizes,
        Temporaries used)
    {
        var order = batch + rows + columns;
        var permuted = used.Add(
            Viewing.Permute(tensor, [.. order.Select(c => (long)letters.IndexOf(c, StringComparison.Ordinal))]));
        var wide = used.Add(Viewing.Expand(permuted, [.. order.Select(c => sizes[c])]));
        return Viewing.Reshape(wide, [Size(batch), Size(rows), Size(columns)]);

        long Size(string part) => part.Aggregate(1L, (count, c) => count * sizes[c]);
    }
}
