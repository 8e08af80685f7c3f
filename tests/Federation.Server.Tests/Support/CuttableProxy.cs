using System.Net;
using System.Net.Sockets;

namespace Federation.Server.Tests.Support;

/// <summary>A TCP proxy in front of a server: cuts connections, stalls them (they stay open, nothing passes), refuses new ones.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ProxyLink> _links = [];
    private readonly List<Trigger> _triggers = [];
    private readonly long[] _bytes = new long[2];
    private readonly Uri _target;
    private readonly Task _accepting;
    private bool _refuses;

    public CuttableProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many connections there have been, refused ones left out.</summary>
    public int Connections { get; private set; }

    /// <summary>Breaks all connections off, hard. New ones are let through.</summary>
    public void Cut()
    {
        foreach (var link in TakeLinks())
        {
            link.Dispose();
        }
    }

    /// <summary>Breaks one connection off, if there is one.</summary>
    public void CutOne(Random random)
    {
        ProxyLink link;
        lock (_gate)
        {
            if (_links.Count == 0)
            {
                return;
            }

            var index = random.Next(_links.Count);
            link = _links[index];
            _links.RemoveAt(index);
        }

        link.Dispose();
    }

    /// <summary>From now on nothing passes in that direction on the connections that there are; new ones are let through.</summary>
    public void Stall(Direction direction)
    {
        lock (_gate)
        {
            _links.ForEach(link => link.Stall(direction));
        }
    }

    /// <summary>Closes new connections as soon as they are made; and <see cref="Cut"/>s those that there are.</summary>
    public void Refuse()
    {
        lock (_gate)
        {
            _refuses = true;
        }

        Cut();
    }

    public void StopRefusing()
    {
        lock (_gate)
        {
            _refuses = false;
        }
    }

    /// <summary>Does something, once, before the next byte passes after so many more have passed in that direction.</summary>
    /// <returns>Completes when it was done.</returns>
    public Task AfterBytes(Direction direction, long bytes, Action action)
    {
        lock (_gate)
        {
            var trigger = new Trigger(direction, _bytes[(int)direction] + bytes, action);
            _triggers.Add(trigger);
            return trigger.Done.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Cut();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync(_stop.Token);
            lock (_gate)
            {
                if (_refuses)
                {
                    client.Dispose();
                    continue;
                }

                Connections++;
                var link = new ProxyLink(client, _target, Passed);
                _links.Add(link);
                link.Start();
            }
        }
    }

    private void Passed(Direction direction, int bytes)
    {
        List<Trigger> due;
        lock (_gate)
        {
            var passed = _bytes[(int)direction] += bytes;
            due = [.. _triggers.Where(trigger => trigger.Direction == direction && passed >= trigger.At)];
            _triggers.RemoveAll(due.Contains);
        }

        foreach (var trigger in due)
        {
            trigger.Action();
            trigger.Done.SetResult();
        }
    }

    private List<ProxyLink> TakeLinks()
    {
        lock (_gate)
        {
            List<ProxyLink> links = [.. _links];
            _links.Clear();
            return links;
        }
    }

    private sealed record Trigger(Direction Direction, long At, Action Action)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
