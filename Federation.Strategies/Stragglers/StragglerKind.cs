using Federation.Core;

namespace Federation.Strategies;

/// <summary>In what way a straggler falls behind.</summary>
public enum StragglerKind
{
    /// <summary>
    /// It answers in time with less work than was asked: it stops after a number of epochs drawn from 1 to one fewer than were asked
    /// (<see cref="FitConfigKeys.EpochLimit"/>), or, where one was asked, after one to nine tenths of it. Its update is partial work,
    /// which FedAvg drops and FedProx takes (<see cref="IStrategy.AcceptsPartialWork"/>).
    /// </summary>
    FewerEpochs,

    /// <summary>
    /// It answers after the deadline. It is told so and trains like the others, and its answer, whenever it comes, is refused with that
    /// reason by every strategy: no time is spent on waiting for the deadline.
    /// </summary>
    Late,
}
