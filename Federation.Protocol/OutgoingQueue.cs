using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Federation.Protocol;

/// <summary>
/// What one end of the stream has to say, in two lanes: control messages, and sequences (a model and the instruction that
/// needs it; the tensors of a result). Control messages go between the messages of a sequence, so that a cancellation or a
/// heartbeat need not wait for 100 MB; a sequence is only enumerated as fast as it is written.
/// </summary>
/// <remarks>Neither lane is bounded: what is queued is small, and a sequence's chunks are made when they are written.</remarks>
internal sealed class OutgoingQueue<T>
    where T : class
{
    private readonly ConcurrentQueue<T> _control = new();
    private readonly ConcurrentQueue<IEnumerable<T>> _sequences = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private volatile bool _completed;

    /// <summary>Whether nothing waits to be written besides what is being written.</summary>
    public bool IsIdle => _control.IsEmpty && _sequences.IsEmpty;

    /// <summary>Says something as soon as the message being written is out.</summary>
    public void Send(T message)
    {
        _control.Enqueue(message);
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Says something after all sequences before it.</summary>
    public void SendSequence(IEnumerable<T> messages)
    {
        _sequences.Enqueue(messages);
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Ends <see cref="RunAsync"/> once the control messages are out; sequences are broken off.</summary>
    public void Complete()
    {
        _completed = true;
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Writes until <see cref="Complete"/>.</summary>
    public async Task RunAsync(Func<T, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        IEnumerator<T>? sequence = null;
        try
        {
            while (true)
            {
                if (_control.TryDequeue(out var message))
                {
                    await write(message, cancellationToken).ConfigureAwait(false);
                }
                else if (_completed)
                {
                    return;
                }
                else if (sequence is not null)
                {
                    if (sequence.MoveNext())
                    {
                        await write(sequence.Current, cancellationToken).ConfigureAwait(false);
                    }
                    else
                    {
                        sequence.Dispose();
                        sequence = null;
                    }
                }
                else if (_sequences.TryDequeue(out var next))
                {
                    sequence = next.GetEnumerator();
                }
                else
                {
                    await _wake.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            sequence?.Dispose();
        }
    }
}
