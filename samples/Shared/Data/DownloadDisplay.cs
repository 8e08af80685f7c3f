using Federation.Data;
using Spectre.Console;

namespace Federation.Samples;

/// <summary>Shows how far a download has come: a bar on a terminal, a line for each tenth elsewhere.</summary>
internal sealed class DownloadDisplay(IAnsiConsole console, string title)
{
    public async Task RunAsync(Func<IProgress<DownloadProgress>, Task> download)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            await download(new TenthByTenth(console));
            return;
        }

        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => download(new Bar(context.AddTask(title))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            task.IsIndeterminate = value.TotalBytes is null;
            task.MaxValue = value.TotalBytes ?? double.MaxValue;
            task.Value = value.BytesReceived;
        }
    }

    private sealed class TenthByTenth(IAnsiConsole console) : IProgress<DownloadProgress>
    {
        private long _lastTenth;

        public void Report(DownloadProgress value)
        {
            if (value.TotalBytes is > 0 and var total && value.BytesReceived * 10 / total is var tenth && tenth != _lastTenth)
            {
                _lastTenth = tenth;
                console.WriteLine($"Downloaded {value.BytesReceived >> 20} of {total >> 20} MiB.");
            }
        }
    }
}
