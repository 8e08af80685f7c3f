namespace Grpc.Core;

/// <summary>What is added to a call so that the server knows who makes it.</summary>
public abstract class CallCredentials
{
    /// <summary>Joins credentials into one.</summary>
    /// <param name="credentials">The credentials: at least two.</param>
    /// <returns>The composite.</returns>
    /// <exception cref="ArgumentException">There are fewer than two.</exception>
    public static CallCredentials Compose(params CallCredentials[] credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return credentials.Length >= 2
            ? new CompositeCredentials([.. credentials])
            : throw new ArgumentException("A composite needs two or more call credentials.", nameof(credentials));
    }

    /// <summary>Makes credentials from a function that adds headers to each call.</summary>
    /// <param name="interceptor">The function.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="interceptor"/> is null.</exception>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new InterceptorCredentials(interceptor);
    }

    /// <summary>Tells a channel what these credentials are. Not for users.</summary>
    /// <param name="configurator">What is told.</param>
    /// <param name="state">What the configurator is passed.</param>
    public abstract void InternalPopulateConfiguration(CallCredentialsConfiguratorBase configurator, object? state);

    private sealed class CompositeCredentials(IReadOnlyList<CallCredentials> credentials) : CallCredentials
    {
        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, credentials);
    }

    private sealed class InterceptorCredentials(AsyncAuthInterceptor interceptor) : CallCredentials
    {
        public override void InternalPopulateConfiguration(
            CallCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetAsyncAuthInterceptorCredentials(state, interceptor);
    }
}
