namespace Federation.Simulation.Tests.Support;

/// <summary>Makes clients take different amounts of real time, other ones each run, without sleeping.</summary>
internal static class Turmoil
{
    public static void Spin()
    {
        for (var i = Random.Shared.Next(4); i > 0; i--)
        {
            Thread.SpinWait(Random.Shared.Next(2_000));
            Thread.Yield();
        }
    }
}
