using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core;

/// <summary>
/// Names the static method that binds a service:
/// <c>static void BindService(ServiceBinderBase binder, TService service)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public class BindServiceMethodAttribute : Attribute
{
    private const DynamicallyAccessedMemberTypes KeptWhenTrimmed =
        DynamicallyAccessedMemberTypes.PublicMethods
        | DynamicallyAccessedMemberTypes.NonPublicMethods
        | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Names the method.</summary>
    /// <param name="bindType">The type that the method is in.</param>
    /// <param name="bindMethodName">The method's name.</param>
    public BindServiceMethodAttribute(
        [DynamicallyAccessedMembers(KeptWhenTrimmed)] Type bindType, string bindMethodName)
    {
        BindType = bindType;
        BindMethodName = bindMethodName;
    }

    /// <summary>The type that the method is in.</summary>
    [DynamicallyAccessedMembers(KeptWhenTrimmed)]
    public Type BindType { get; }

    /// <summary>The method's name.</summary>
    public string BindMethodName { get; }
}
