"""PyTorch's side of the benchmark `training`: reads "TASK THREADS" lines, answers each with the seconds of one epoch."""
import sys
import time

try:
    import torch
    from torch import nn
    import torch.nn.functional as F
except ImportError as missing:
    print(missing, flush=True)
    sys.exit()


class TutorialNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = F.relu(self.fc1(torch.flatten(x, 1)))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


class MnistNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.pool = nn.MaxPool2d(2)
        self.dropout1 = nn.Dropout(0.25)
        self.fc1 = nn.Linear(9216, 128)
        self.dropout2 = nn.Dropout(0.5)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = self.dropout1(self.pool(F.relu(self.conv2(x))))
        x = self.dropout2(F.relu(self.fc1(torch.flatten(x, 1))))
        return self.fc2(x)


class Block(nn.Module):
    def __init__(self, inner, outer, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inner, outer, 3, stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(outer)
        self.conv2 = nn.Conv2d(outer, outer, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(outer)
        self.projection = None
        if stride != 1 or inner != outer:
            self.projection = nn.Sequential(nn.Conv2d(inner, outer, 1, stride, bias=False), nn.BatchNorm2d(outer))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        y = self.norm2(self.conv2(y))
        return F.relu(y + (x if self.projection is None else self.projection(x)))


class ResidualNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(16)
        self.blocks = nn.Sequential(Block(16, 16, 1), Block(16, 32, 2), Block(32, 64, 2))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        x = self.blocks(F.relu(self.norm(self.conv(x))))
        return self.fc(torch.flatten(self.pool(x), 1))


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
