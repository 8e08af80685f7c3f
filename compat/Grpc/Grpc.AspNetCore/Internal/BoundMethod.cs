using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A method with what serves its requests.</summary>
internal sealed record BoundMethod(IMethod Method, RequestDelegate Handler, object[] Metadata);
