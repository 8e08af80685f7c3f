namespace Federation.Strategies;

/// <summary>Choices at random, all with the same chance.</summary>
internal static class RandomSubset
{
    /// <summary>Chooses so many, in the order of the given ones.</summary>
    public static IReadOnlyList<ClientInfo> Of(IReadOnlyList<ClientInfo> clients, int count, Random random)
    {
        // The beginning of a random permutation, no more of which is made than is needed.
        var places = Enumerable.Range(0, clients.Count).ToArray();
        for (var i = 0; i < count; i++)
        {
            var other = random.Next(i, places.Length);
            (places[i], places[other]) = (places[other], places[i]);
        }

        Array.Sort(places, 0, count);
        return Array.ConvertAll(places[..count], place => clients[place]);
    }
}
