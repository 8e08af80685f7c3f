using Federation.Core;

namespace Federation.Client.Internal;

/// <summary>Passes at most a few reports a second on, and always the first that says that all is done.</summary>
/// <param name="report">Takes a fraction from 0 to 1, and what was measured.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressReporter(Action<double, ScalarMap> report, TimeProvider time) : IProgress<InstructionProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long? _last;
    private bool _done;

    public void Report(InstructionProgress value)
    {
        var fraction = double.IsNaN(value.Fraction) ? 0 : Math.Clamp(value.Fraction, 0, 1);
        lock (_gate)
        {
            if ((fraction < 1 || _done) && _last is { } last && time.GetElapsedTime(last) < s_interval)
            {
                return;
            }

            _last = time.GetTimestamp();
            _done |= fraction >= 1;
        }

        report(fraction, value.Metrics ?? ScalarMap.Empty);
    }
}
