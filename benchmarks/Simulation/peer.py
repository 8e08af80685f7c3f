"""PyTorch's side of the benchmark `simulation`: reads lines "TASK THREADS", answers with the seconds of the task's rounds."""
import os
import random
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Training"))

try:
    import torch
    from torch import nn
    import torch.nn.functional as F
    from networks import MnistNet
except ImportError as missing:
    print(missing, flush=True)
    sys.exit()

PER_ROUND, BATCH = 10, 10

TASKS = {
    # clients, rounds, images of a client, epochs, sizes of an image, learning rate, weight decay, network
    "regression": (1000, 20, 60, 10, (784,), 0.03, 1e-3, lambda: nn.Linear(784, 10)),
    "mnist": (100, 3, 100, 1, (1, 28, 28), 0.01, 0, MnistNet),
}


class Federation:
    """What one writes without a framework: one network, which each chosen client loads, trains and gives to the mean."""

    def __init__(self, name):
        self.clients, self.rounds, self.examples, self.epochs, shape, self.rate, self.decay, network = TASKS[name]
        torch.manual_seed(1)
        random.seed(1)
        self.network = network()
        count = self.clients * self.examples
        self.images = torch.rand(count, *shape)
        self.labels = torch.randint(10, (count,))
        self.model = {name: value.clone() for name, value in self.network.state_dict().items()}

    def fit(self, client):
        images = self.images[client * self.examples:(client + 1) * self.examples]
        labels = self.labels[client * self.examples:(client + 1) * self.examples]
        self.network.load_state_dict(self.model)
        self.network.train()
        optimizer = torch.optim.SGD(self.network.parameters(), lr=self.rate, weight_decay=self.decay)
        for _ in range(self.epochs):
            order = torch.randperm(self.examples)
            for start in range(0, self.examples, BATCH):
                chosen = order[start:start + BATCH]
                optimizer.zero_grad()
                loss = F.cross_entropy(self.network(images[chosen]), labels[chosen])
                loss.backward()
                optimizer.step()
        return self.network.state_dict()

    def run(self):
        begin = time.perf_counter()
        for _ in range(self.rounds):
            sums = {name: torch.zeros_like(value) for name, value in self.model.items()}
            for client in random.sample(range(self.clients), PER_ROUND):
                for name, value in self.fit(client).items():
                    sums[name] += value * self.examples
            self.model = {name: value / (PER_ROUND * self.examples) for name, value in sums.items()}
        return time.perf_counter() - begin


if __name__ == "__main__":
    print(f"PyTorch {torch.__version__}", flush=True)
    current, federation = None, None
    for line in sys.stdin:
        task, threads = line.split()
        torch.set_num_threads(int(threads))
        if current != task:
            current, federation = task, Federation(task)
            federation.run()
        print(federation.run(), flush=True)
