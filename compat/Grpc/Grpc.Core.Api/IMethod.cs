namespace Grpc.Core;

/// <summary>A remote method, without its message types.</summary>
public interface IMethod
{
    /// <summary>The shape of the method's calls.</summary>
    MethodType Type { get; }

    /// <summary>The full name of the service, such as <c>package.Service</c>.</summary>
    string ServiceName { get; }

    /// <summary>The method's name without the service.</summary>
    string Name { get; }

    /// <summary>The path that the method is called by: <c>/package.Service/Method</c>.</summary>
    string FullName { get; }
}
