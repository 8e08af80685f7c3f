namespace Federation.Core;

/// <summary>Columns of truth values. The statistic is true where at least half of what it is the mean of is true.</summary>
internal sealed unsafe class BoolColumns<TStatistic>(TStatistic statistic, int count) : IColumnWorker
    where TStatistic : struct, IColumnStatistic
{
    private readonly long[] _column = new long[count];

    public void Run(ReadOnlySpan<nint> rows, int start, int length, Span<byte> tensor)
    {
        for (var i = start; i < start + length; i++)
        {
            var trues = 0;
            foreach (var row in rows)
            {
                trues += ((byte*)row)[i];
            }

            _column.AsSpan(..^trues).Clear();
            _column.AsSpan(^trues..).Fill(1);
            var (sum, divisor) = statistic.Of(_column);
            tensor[i] = 2 * sum >= divisor ? (byte)1 : (byte)0;
        }
    }

    public void Dispose()
    {
    }
}
