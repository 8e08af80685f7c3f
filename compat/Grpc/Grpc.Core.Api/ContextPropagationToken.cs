namespace Grpc.Core;

/// <summary>Carries the deadline and the cancellation of a server call to a call that its handler makes.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}
