using Spectre.Console;

namespace Federation.Samples;

/// <summary>Shows how far a long piece of work has come: a bar on a terminal, a line for each tenth elsewhere.</summary>
public static class ProgressDisplay
{
    /// <summary>Does the work and shows its progress meanwhile.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="title">What is done, such as <c>Training</c>.</param>
    /// <param name="total">How many steps there are, at least 1.</param>
    /// <param name="work">The work. It reports how many steps are done and what it is at, from any thread.</param>
    public static async Task RunAsync(IAnsiConsole console, string title, int total, Func<IProgress<(int Done, string Now)>, Task> work)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            await work(new TenthByTenth(console, title, total));
            return;
        }

        await console.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(title), maxValue: total), title)));
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<(int Done, string Now)>
    {
        public void Report((int Done, string Now) value)
        {
            task.Value = value.Done;
            task.Description = Markup.Escape(value.Now.Length == 0 ? title : $"{title}: {value.Now}");
        }
    }

    private sealed class TenthByTenth(IAnsiConsole console, string title, int total) : IProgress<(int Done, string Now)>
    {
        private readonly Lock _lock = new();
        private int _lastTenth;

        public void Report((int Done, string Now) value)
        {
            lock (_lock)
            {
                var tenth = (int)((long)value.Done * 10 / total);
                if (tenth <= _lastTenth)
                {
                    return;
                }

                _lastTenth = tenth;
                console.WriteLine($"{title}: {tenth * 10}%{(value.Now.Length == 0 ? "" : $", {value.Now}")}");
            }
        }
    }
}
