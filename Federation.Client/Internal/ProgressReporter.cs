using Federation.Protocol;
using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>Sends at most a few reports a second, and always the first that says that all is done.</summary>
internal sealed class ProgressReporter(ulong instructionId, Action<Progress> report, TimeProvider time) : IProgress<InstructionProgress>
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

        var message = new Progress { InstructionId = instructionId, Fraction = fraction };
        if (value.Metrics is { } metrics)
        {
            message.Metrics.AddScalars(metrics);
        }

        report(message);
    }
}
