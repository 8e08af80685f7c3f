namespace Grpc.Core;

/// <summary>Learns what <see cref="CallCredentials"/> are. A channel derives from it.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>The credentials are several, joined.</summary>
    /// <param name="state">What the configuration was started with.</param>
    /// <param name="credentials">The parts.</param>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>The credentials are a function that adds headers.</summary>
    /// <param name="state">What the configuration was started with.</param>
    /// <param name="interceptor">The function.</param>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
