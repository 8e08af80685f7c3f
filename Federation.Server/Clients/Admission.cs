using Grpc.Core;

namespace Federation.Server;

/// <summary>The answer to Hello: a session, or a refusal whose detail says what to change.</summary>
internal readonly record struct Admission(ClientSession? Session, Status? Refusal)
{
    public static Admission Refuse(StatusCode code, string detail) => new(null, new Status(code, detail));
}
