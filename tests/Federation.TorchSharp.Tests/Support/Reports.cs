using Federation.Client;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Keeps what is reported, at once and on the reporting thread.</summary>
internal sealed class Reports(Action? onReport = null) : IProgress<InstructionProgress>
{
    public List<InstructionProgress> All { get; } = [];

    public void Report(InstructionProgress value)
    {
        All.Add(value);
        onReport?.Invoke();
    }
}
