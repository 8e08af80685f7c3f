using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Gives every call an instance of the service.</summary>
internal sealed class ServiceActivator<[DynamicallyAccessedMembers(ServiceMembers.Used)] TService>
    where TService : class
{
    private readonly Lazy<ObjectFactory<TService>> _factory =
        new(static () => ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes));

    /// <summary>The registered service of the call's scope, or one made for the call, which then owns it.</summary>
    public TService Create(IServiceProvider services, out bool isOwned)
    {
        TService? registered = services.GetService<TService>();
        isOwned = registered is null;
        return registered ?? _factory.Value(services, null);
    }

    public static ValueTask ReleaseAsync(TService owned)
    {
        if (owned is IAsyncDisposable asyncDisposable)
        {
            return asyncDisposable.DisposeAsync();
        }

        (owned as IDisposable)?.Dispose();
        return default;
    }
}
