using Federation.Samples;
using NamedWorkers.Commands;

var root = RunCommand.Make();
root.Subcommands.Add(CentralCommand.Make());
root.Subcommands.Add(WorkerCommand.Make());
return await SampleProgram.InvokeAsync(root, args);
