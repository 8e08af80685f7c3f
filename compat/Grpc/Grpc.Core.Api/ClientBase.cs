namespace Grpc.Core;

/// <summary>What the generated clients have in common, without their own type.</summary>
public abstract class ClientBase
{
    /// <summary>Creates a client for a test double: every call throws <see cref="NotSupportedException"/>.</summary>
    protected ClientBase()
        : this(new ClientBaseConfiguration(new FixedHostCallInvoker(null, null)))
    {
    }

    /// <summary>Creates a client from a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Configuration = configuration;
    }

    /// <summary>Creates a client that makes its calls on a channel.</summary>
    /// <param name="channel">The channel.</param>
    protected ClientBase(ChannelBase channel)
        : this(channel.CreateCallInvoker())
    {
    }

    /// <summary>Creates a client that makes its calls through an invoker.</summary>
    /// <param name="callInvoker">The invoker.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callInvoker"/> is null.</exception>
    protected ClientBase(CallInvoker callInvoker)
        : this(ClientBaseConfiguration.For(callInvoker))
    {
    }

    /// <summary>What makes the calls.</summary>
    protected CallInvoker CallInvoker => Configuration.CallInvoker;

    internal ClientBaseConfiguration Configuration { get; }

    /// <summary>An opaque configuration, passed on from one client to another.</summary>
    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration(FixedHostCallInvoker callInvoker) => CallInvoker = callInvoker;

        internal FixedHostCallInvoker CallInvoker { get; }

        internal static ClientBaseConfiguration For(CallInvoker callInvoker)
        {
            ArgumentNullException.ThrowIfNull(callInvoker);
            return new ClientBaseConfiguration(new FixedHostCallInvoker(callInvoker, null));
        }

        internal ClientBaseConfiguration WithHost(string host)
        {
            ArgumentNullException.ThrowIfNull(host);
            return new ClientBaseConfiguration(CallInvoker.WithHost(host));
        }
    }
}
