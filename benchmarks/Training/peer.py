"""PyTorch's side of the benchmark `training`: reads lines "TASK THREADS", answers with the seconds of an epoch."""
import sys
import time

try:
    import torch
    from torch import nn
    import torch.nn.functional as F
    from networks import MnistNet, ResidualNet, TutorialNet
except ImportError as missing:
    print(missing, flush=True)
    sys.exit()


TASKS = {
    # images, batch size, sizes of an image, network, optimizer
    "cifar": (4500, 32, (3, 32, 32), TutorialNet, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "mnist": (600, 8, (1, 28, 28), MnistNet, lambda p: torch.optim.SGD(p, lr=0.01)),
    "residual": (960, 32, (3, 32, 32), ResidualNet, lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "regression": (60000, 10, (784,), lambda: nn.Linear(784, 10), lambda p: torch.optim.SGD(p, lr=0.01)),
}


class Trainer:
    def __init__(self, name):
        count, self.batch, shape, network, optimizer = TASKS[name]
        torch.manual_seed(1)
        self.network = network()
        self.optimizer = optimizer(self.network.parameters())
        self.images = torch.rand(count, *shape)
        self.labels = torch.randint(10, (count,))

    def epoch(self):
        begin = time.perf_counter()
        total = 0.0
        for start in range(0, len(self.images), self.batch):
            self.optimizer.zero_grad()
            output = self.network(self.images[start:start + self.batch])
            loss = F.cross_entropy(output, self.labels[start:start + self.batch])
            loss.backward()
            self.optimizer.step()
            total += loss.item()
        return time.perf_counter() - begin


if __name__ == "__main__":
    print(f"PyTorch {torch.__version__}", flush=True)
    current, trainer = None, None
    for line in sys.stdin:
        task, threads = line.split()
        torch.set_num_threads(int(threads))
        if current != task:
            current, trainer = task, Trainer(task)
        print(trainer.epoch(), flush=True)
