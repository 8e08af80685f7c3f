namespace Federation.Server.Tests.Support;

internal enum Direction
{
    ToServer,
    ToClient,
}
