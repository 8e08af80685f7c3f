using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>1 with the probability that each element says, else 0.</summary>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        public Tensor bernoulli(Generator? generator = null) =>
            new(RandomChoices.Bernoulli(Impl, generator ?? DefaultGenerator));

        /// <summary>Writes 1 with a probability, else 0, to each element.</summary>
        /// <param name="p">The probability.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            return ChangeInPlace(x => Converted(RandomChoices.Bernoulli(x, p, generator ?? DefaultGenerator), x.DType));
        }

        /// <summary>Writes 1 with the probability that each element of another tensor says, else 0.</summary>
        /// <param name="p">The probabilities, which broadcast.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor bernoulli_(Tensor p, Generator? generator = null)
        {
            using var wide = p.expand(Impl.Sizes);
            return ChangeInPlace(x => Converted(RandomChoices.Bernoulli(wide.Impl, generator ?? DefaultGenerator), x.DType));
        }

        /// <summary>Columns of each row, drawn with probabilities in the proportions of its elements.</summary>
        /// <param name="num_samples">How many to draw.</param>
        /// <param name="replacement">Whether one may be drawn twice.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            new(RandomChoices.Multinomial(Impl, num_samples, replacement, generator ?? DefaultGenerator));

        /// <summary>Writes normal random numbers.</summary>
        /// <param name="mean">The mean.</param>
        /// <param name="std">The standard deviation.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null)
        {
            return ChangeInPlace(x =>
            {
                var values = TensorImpl.Empty(x.DType, x.Sizes);
                RandomOps.Normal(values, generator ?? DefaultGenerator, mean, std);
                return values;
            });
        }

        /// <summary>Writes random numbers of a range, the upper bound excluded.</summary>
        /// <param name="from">The lower bound.</param>
        /// <param name="to">The upper bound.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            return ChangeInPlace(x =>
            {
                var values = TensorImpl.Empty(x.DType, x.Sizes);
                RandomOps.Uniform(values, generator ?? DefaultGenerator, from, to);
                return values;
            });
        }

        /// <summary>Writes random integers of a range, the upper bound excluded.</summary>
        /// <param name="from">The lower bound.</param>
        /// <param name="to">The upper bound.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor random_(double from, double to, Generator? generator = null)
        {
            return ChangeInPlace(x =>
            {
                var values = TensorImpl.Empty(x.DType, x.Sizes);
                RandomOps.Integers(values, generator ?? DefaultGenerator, (long)from, (long)to);
                return values;
            });
        }

        /// <summary>Writes times between events that happen at a rate.</summary>
        /// <param name="lambda">The rate.</param>
        /// <param name="generator">Where the random numbers come from; the default generator if null.</param>
        /// <returns>This tensor.</returns>
        public Tensor exponential_(double lambda = 1.0, Generator? generator = null)
        {
            return ChangeInPlace(
                x => RandomChoices.Exponential(x.DType, x.Sizes, generator ?? DefaultGenerator, lambda));
        }

        private static TensorImpl Converted(TensorImpl fresh, ScalarType type)
        {
            var result = CopyOps.To(fresh, type);
            fresh.Release();
            return result;
        }
    }
}
