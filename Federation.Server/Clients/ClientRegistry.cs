using System.Security.Cryptography;
using Federation.Core;
using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Strategies;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Federation.Server;

/// <summary>Who is in the federation: admits clients, keeps their sessions while they are away, and lets them go.</summary>
internal sealed class ClientRegistry(SessionServices services) : IClientRegistry, IParticipants
{
    private static readonly TimeSpan s_closePatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Doorkeeper _doorkeeper = new(services);
    private readonly SortedDictionary<string, ClientSession> _sessions = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _closed;

    public event Action<ClientInfo>? Joined;

    public event Action<ClientInfo, string>? Left;

    public IReadOnlyList<ClientInfo> Clients => [.. Connected().Select(session => session.Info)];

    IReadOnlyList<IParticipant> IParticipants.Available => Connected();

    public IReadOnlyList<ClientInfo> Sample(int count, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        var clients = Clients.ToArray();
        random.Shuffle(clients);
        return clients.Length <= count ? clients : clients[..count];
    }

    public Task WaitForAsync(int count, TimeSpan limit, CancellationToken cancellationToken) =>
        WaitForAsync(count, _ => true, limit, cancellationToken);

    public async Task WaitForAsync(int count, Func<ClientInfo, bool> counts, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        using var timeout = new CancellationTokenSource(limit, services.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await WaitUntilAsync(() => Clients.Count(counts) >= count, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooFewClients.After(limit, count, Clients, counts, exception);
        }
    }

    /// <summary>Admits a client onto a connection, or says why not.</summary>
    public Admission Admit(Hello hello, ClientConnection connection)
    {
        if (Doorkeeper.Check(hello) is { } refusal)
        {
            return refusal;
        }

        ClientInfo info;
        try
        {
            info = new ClientInfo(hello.ClientId, hello.Properties.ToScalarMap("properties"));
        }
        catch (ProtocolException exception)
        {
            return Admission.Refuse(StatusCode.InvalidArgument, exception.Message);
        }

        var comesBack = ComesBack(hello);
        if (!comesBack && _doorkeeper.Ask(info) is { } unwanted)
        {
            return unwanted;
        }

        ClientSession session;
        lock (_gate)
        {
            var known = _sessions.GetValueOrDefault(hello.ClientId);
            var resumed = known is not null && TokensEqual(known.Token, hello.SessionToken);
            if (comesBack && !resumed)
            {
                // Ended this very moment; the next time the client is one like any other.
                return Admission.Refuse(StatusCode.Unavailable, "The session has just ended; join again.");
            }
            else if (_closed is not null && !resumed)
            {
                return Admission.Refuse(StatusCode.Aborted, $"The federation takes no more clients: {_closed}.");
            }
            else if (known?.Connection is { } live && !resumed)
            {
                return Admission.Refuse(
                    StatusCode.AlreadyExists,
                    $"A client with the id \"{hello.ClientId}\" is connected. Give each client an id of its own; if that one is dead, try again in {services.Options.HeartbeatTimeout.TotalSeconds:0} s.");
            }
            else if (known is null && _sessions.Count >= services.Options.MaxClients)
            {
                return Admission.Refuse(StatusCode.ResourceExhausted, $"The server has all the {services.Options.MaxClients} clients that it takes.");
            }

            known?.Connection?.Close("the client came back on another connection");
            session = known ?? new ClientSession(info, services);
            if (!resumed)
            {
                // A new one each time, so that an earlier process cannot take the session from the one that has it now.
                session.Token = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(16));
            }

            _sessions[hello.ClientId] = session;
            connection.Send(new ServerMessage { Welcome = MakeWelcome(session, resumed) });
            session.Attach(connection, info, hello, resumed);
            if (_closed is { } reason)
            {
                // It was away when the others were told.
                connection.Close(reason);
            }

            Log.Joined(services.Logger, info.Id, resumed);
            Changed();
        }

        foreach (var handler in Delegate.EnumerateInvocationList(Joined))
        {
            Guard(() => handler(info), nameof(Joined));
        }

        return new Admission(session, null);
    }

    /// <summary>Takes a session off a connection that has ended, and ends it when the client will not come back.</summary>
    public void Detach(ClientSession session, ClientConnection connection, ConnectionEnd end)
    {
        if (session.Detach(connection) is not { } absence)
        {
            return;
        }

        Log.Left(services.Logger, session.Info.Id, end.Reason);
        lock (_gate)
        {
            Changed();
        }

        foreach (var handler in Delegate.EnumerateInvocationList(Left))
        {
            Guard(() => handler(session.Info, end.Reason), nameof(Left));
        }

        if (end.IsFinal || services.Options.ReconnectWindow == TimeSpan.Zero)
        {
            Expire(session, absence, end.Reason);
        }
        else
        {
            _ = ExpireLaterAsync(session, absence, end.Reason);
        }
    }

    /// <summary>Says goodbye to all clients and admits no more; waits a moment for them to have heard it.</summary>
    public async Task CloseAsync(string reason, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _closed ??= reason;
            foreach (var session in _sessions.Values)
            {
                session.Connection?.Close(reason);
            }
        }

        using var patience = new CancellationTokenSource(s_closePatience, services.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await WaitUntilAsync(() => Clients.Count == 0, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A client that does not take its goodbye finds out when the connection ends.
        }
    }

    private bool ComesBack(Hello hello)
    {
        lock (_gate)
        {
            return _sessions.TryGetValue(hello.ClientId, out var known) && TokensEqual(known.Token, hello.SessionToken);
        }
    }

    private static bool TokensEqual(ByteString expected, ByteString shown) =>
        CryptographicOperations.FixedTimeEquals(expected.Span, shown.Span);

    private Welcome MakeWelcome(ClientSession session, bool resumed) => new()
    {
        ProtocolVersion = ProtocolVersion.Current,
        SessionToken = session.Token,
        Resumed = resumed,
        HeartbeatIntervalMs = (uint)services.Options.HeartbeatInterval.TotalMilliseconds,
        HeartbeatTimeoutMs = (uint)services.Options.HeartbeatTimeout.TotalMilliseconds,
        ReconnectWindowMs = (uint)services.Options.ReconnectWindow.TotalMilliseconds,
        Limits = new Limits
        {
            MaxUpdateBytes = (ulong)services.Options.MaxUpdateBytes,
            MaxTensors = (uint)services.Options.MaxTensors,
            MaxChunkBytes = (uint)services.Options.ChunkBytes,
        },
    };

    private async Task ExpireLaterAsync(ClientSession session, int absence, string reason)
    {
        await Task.Delay(services.Options.ReconnectWindow, services.Time, CancellationToken.None).ConfigureAwait(false);
        Expire(session, absence, $"{reason}, and the client did not come back within {services.Options.ReconnectWindow.TotalSeconds:0.#} s");
    }

    private void Expire(ClientSession session, int absence, string reason)
    {
        lock (_gate)
        {
            if (session.Expire(absence, reason))
            {
                _sessions.Remove(session.Info.Id);
            }
        }
    }

    private async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the condition is looked at, so that no change is missed; the condition may be somebody else's code.
            Task changed;
            lock (_gate)
            {
                changed = _changed.Task;
            }

            if (condition())
            {
                return;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The registry's own work must be done whatever those who look on throw.</summary>
    private void Guard(Action handler, string @event)
    {
        try
        {
            handler();
        }
#pragma warning disable CA1031 // Somebody else's code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.HandlerFailed(services.Logger, exception, @event);
        }
    }

    private List<ClientSession> Connected()
    {
        lock (_gate)
        {
            return [.. _sessions.Values.Where(session => session.Connection is not null)];
        }
    }

    private void Changed()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
