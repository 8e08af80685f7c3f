namespace TorchSharp.Internal;

/// <summary>Orthogonal vectors by Gram and Schmidt's procedure.</summary>
internal static class Orthogonal
{
    /// <summary>
    /// Makes the rows of a matrix orthogonal, one after the other, each of length one: the Q of the transpose's QR
    /// decomposition whose R has a positive diagonal.
    /// </summary>
    /// <param name="rows">The matrix, row-major; at most as many rows as columns.</param>
    /// <param name="columns">Elements of a row.</param>
    public static void Normalize(Span<double> rows, int columns)
    {
        for (var done = 0; done < rows.Length; done += columns)
        {
            var row = rows.Slice(done, columns);

            // Twice is enough: what the first pass leaves of earlier directions is rounding.
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < done; earlier += columns)
                {
                    var direction = rows.Slice(earlier, columns);
                    Add(row, direction, -Dot(row, direction));
                }
            }

            var length = Math.Sqrt(Dot(row, row));
            foreach (ref var value in row)
            {
                value /= length;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(Span<double> target, ReadOnlySpan<double> other, double factor)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += factor * other[i];
        }
    }
}
