using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What the call handlers of a service have in common.</summary>
internal sealed record ServiceHosting<[DynamicallyAccessedMembers(ServiceMembers.Used)] TService>(
    ServiceActivator<TService> Activator, MethodOptions Options, ILogger Logger, CallClock Clock)
    where TService : class;
