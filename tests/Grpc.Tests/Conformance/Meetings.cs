using Grpc.Tests.Protocol;

namespace Grpc.Tests.Conformance;

/// <summary>Where calls wait for one another.</summary>
internal sealed class Meetings
{
    private readonly Dictionary<string, (int Arrived, TaskCompletionSource Met)> _meetings = [];

    public Task MeetAsync(Rendezvous rendezvous)
    {
        lock (_meetings)
        {
            if (!_meetings.TryGetValue(rendezvous.Name, out (int Arrived, TaskCompletionSource Met) meeting))
            {
                meeting = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            meeting.Arrived++;
            _meetings[rendezvous.Name] = meeting;
            if (meeting.Arrived == rendezvous.Calls)
            {
                meeting.Met.SetResult();
            }

            return meeting.Met.Task;
        }
    }
}
