namespace Grpc.Core;

/// <summary>Adds headers to a call so that the server knows who makes it.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">Takes the headers.</param>
/// <returns>A task that ends when the headers are there.</returns>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
