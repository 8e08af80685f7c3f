using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// Scores updates as Krum does: by the sum of the squared distances to those closest to them. Positions are those of the updates, and
/// of equal scores the first wins.
/// </summary>
internal sealed class KrumScores
{
    private readonly DistanceMatrix _distances;
    private readonly int[][] _others;
    private readonly bool[] _isOut;
    private int _rest;

    public KrumScores(DistanceMatrix distances)
    {
        _distances = distances;
        _rest = distances.Count;
        _isOut = new bool[distances.Count];
        _others = [.. Enumerable.Range(0, distances.Count).Select(OthersByDistance)];
    }

    /// <summary>All updates that are not out, best first.</summary>
    /// <param name="byzantine">The number f of clients that may have sent anything.</param>
    public int[] Ranking(int byzantine) =>
        [.. Enumerable.Range(0, _isOut.Length).Where(i => !_isOut[i]).OrderBy(i => ScoreOf(i, byzantine)).ThenBy(i => i)];

    /// <summary>Finds the best update that is not out and takes it out.</summary>
    /// <param name="byzantine">The number f of clients that may have sent anything.</param>
    public int TakeBest(int byzantine)
    {
        var (best, least) = (-1, double.NaN);
        for (var i = 0; i < _isOut.Length; i++)
        {
            if (!_isOut[i] && ScoreOf(i, byzantine) is var score && !(score >= least))
            {
                (best, least) = (i, score);
            }
        }

        _isOut[best] = true;
        _rest--;
        return best;
    }

    // The n - f - 2 closest; when Bulyan has taken so many out that none would be left, the closest.
    private double ScoreOf(int update, int byzantine)
    {
        var left = Math.Min(Math.Max(_rest - byzantine - 2, 1), _rest - 1);
        var score = 0.0;
        foreach (var other in _others[update])
        {
            if (left == 0)
            {
                break;
            }

            if (!_isOut[other])
            {
                score += _distances[update, other];
                left--;
            }
        }

        return score;
    }

    private int[] OthersByDistance(int update) =>
        [.. Enumerable.Range(0, _distances.Count).Where(other => other != update).OrderBy(other => _distances[update, other])];
}
