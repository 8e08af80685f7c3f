using Microsoft.Extensions.Logging;

namespace Grpc.Tests.Server;

internal sealed record LogRecord(LogLevel Level, string Category, string EventName, string Message, Exception? Exception);
