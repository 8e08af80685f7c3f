Console.WriteLine("Nothing yet.");
