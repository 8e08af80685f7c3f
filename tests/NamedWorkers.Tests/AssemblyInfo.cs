// Each test starts processes of its own; more at once would only take time from each other.
[assembly: NonParallelizable]
