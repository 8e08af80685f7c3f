namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>The learning rate of a group of parameters.</summary>
        public interface ILearningRateController
        {
            /// <summary>The current learning rate.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate that was set first.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>What has a momentum that schedulers may change.</summary>
        public interface IMomentum
        {
            /// <summary>How much of the last change is kept.</summary>
            double Momentum { get; set; }
        }

        /// <summary>What has betas that schedulers may change.</summary>
        public interface IBetas
        {
            /// <summary>How much of the running means of gradients and of their squares is kept.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
