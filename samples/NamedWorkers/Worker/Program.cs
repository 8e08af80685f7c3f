using Federation.Samples;
using NamedWorkers.Commands;

var root = WorkerCommand.MakeRoot();
var code = await SampleProgram.InvokeAsync(root, args);

// A service is not started again because of a command line that cannot be understood.
return root.Parse(args).Errors.Count > 0 ? ExitCodes.Usage : code;
