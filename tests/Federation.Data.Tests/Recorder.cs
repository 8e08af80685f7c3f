namespace Federation.Data.Tests;

/// <summary>Progress that is told at once and on the same thread, which <see cref="Progress{T}"/> does not promise.</summary>
internal sealed class Recorder<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
