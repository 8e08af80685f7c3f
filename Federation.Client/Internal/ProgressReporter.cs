using Federation.Protocol;
using Federation.Protos.V1;

namespace Federation.Client.Internal;

/// <summary>Sends at most a few reports a second, and always the last one.</summary>
internal sealed class ProgressReporter(ulong instructionId, Action<Progress> report, TimeProvider time) : IProgress<InstructionProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long? _last;

    public void Report(InstructionProgress value)
    {
        var fraction = Math.Clamp(value.Fraction, 0, 1);
        lock (_gate)
        {
            if (fraction < 1 && _last is { } last && time.GetElapsedTime(last) < s_interval)
            {
                return;
            }

            _last = time.GetTimestamp();
        }

        var message = new Progress { InstructionId = instructionId, Fraction = double.IsNaN(fraction) ? 0 : fraction };
        if (value.Metrics is { } metrics)
        {
            message.Metrics.AddScalars(metrics);
        }

        report(message);
    }
}
