using Federation.Data;
using NamedWorkers.Commands;

namespace NamedWorkers.Central;

/// <summary>What a run is like.</summary>
internal sealed record CentralSettings
{
    /// <summary>Who takes part: exactly these.</summary>
    public IReadOnlyList<string> Workers { get; init; } = Share.UsualNames;

    /// <summary>How often the workers go through their images.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>How many batches each worker trains on in a round, before the models are averaged.</summary>
    public int Batches { get; init; } = 50;

    /// <summary>Images of a batch.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The workers' learning rate.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Decides the initial weights and every shuffling.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many test images the global model is measured on after each epoch.</summary>
    public int TestImages { get; init; } = Mnist.TestCount;

    /// <summary>How long to wait for workers that are missing, at the beginning and between two rounds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a round waits for a worker that was lost in the middle of it.</summary>
    public TimeSpan ComeBack { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long workers that come after the end are told so.</summary>
    public TimeSpan Linger { get; init; }
}
