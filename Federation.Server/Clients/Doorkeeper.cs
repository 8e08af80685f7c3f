using Federation.Protocol;
using Federation.Protos.V1;
using Federation.Strategies;
using Grpc.Core;

namespace Federation.Server;

/// <summary>Says which clients are not let in, whoever is there already.</summary>
internal sealed class Doorkeeper(SessionServices services)
{
    /// <summary>Refuses a hello that no server could take.</summary>
    public static Admission? Check(Hello hello)
    {
        if (hello.ProtocolVersion != ProtocolVersion.Current)
        {
            var older = hello.ProtocolVersion < ProtocolVersion.Current ? "client" : "server";
            return Admission.Refuse(
                StatusCode.FailedPrecondition,
                $"The client speaks protocol version {hello.ProtocolVersion}, the server version {ProtocolVersion.Current}: update the {older}.");
        }

        return string.IsNullOrWhiteSpace(hello.ClientId) || hello.ClientId.Length > 128
            ? Admission.Refuse(StatusCode.InvalidArgument, $"A client id has 1 to 128 characters; this one has {hello.ClientId.Length}.")
            : null;
    }

    /// <summary>Asks whoever runs the server. Not to be called under a lock: it is somebody else's code.</summary>
    public Admission? Ask(ClientInfo client)
    {
        if (services.Options.Admit is not { } admit)
        {
            return null;
        }

        try
        {
            return admit(client) is { } refusal
                ? Admission.Refuse(refusal.MayComeLater ? StatusCode.Aborted : StatusCode.PermissionDenied, refusal.Reason)
                : null;
        }
#pragma warning disable CA1031 // Somebody else's code; what it could not decide on is not let in.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.HandlerFailed(services.Logger, exception, nameof(FederationServerOptions.Admit));
            return Admission.Refuse(StatusCode.Unavailable, "The server failed to decide whether to let the client in.");
        }
    }
}
