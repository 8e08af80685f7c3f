using System.Diagnostics.CodeAnalysis;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What is reached by reflection in a service, so that trimming leaves it.</summary>
internal static class ServiceMembers
{
    public const DynamicallyAccessedMemberTypes Used =
        DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.NonPublicMethods;
}
