"""numpy's side of the benchmark `aggregation`: does what Flower's server does with arrays, layer by layer.

Reads lines "METHOD UPDATES VALUES", answers with the seconds of one aggregation.
"""
import functools
import sys
import time

try:
    import numpy as np
except ImportError as missing:
    print(missing, flush=True)
    sys.exit()

LAYERS = 10


def mean(updates, weights):
    total = sum(weights)
    weighted = [[layer * weight for layer in update] for update, weight in zip(updates, weights)]
    return [functools.reduce(np.add, layers) / total for layers in zip(*weighted)]


def median(updates, weights):
    return [np.median(np.asarray(layers), axis=0) for layers in zip(*updates)]


def trimmed(updates, weights):
    low = len(updates) // 10
    high = len(updates) - low
    return [np.mean(np.partition(np.asarray(layers), (low, high - 1), axis=0)[low:high], axis=0) for layers in zip(*updates)]


def krum(updates, weights):
    flat = np.array([np.concatenate(update, axis=None).ravel() for update in updates])
    distances = np.array([[np.linalg.norm(x - y) ** 2 for y in flat] for x in flat])
    closest = max(1, len(flat) - len(flat) // 5 - 2)
    scores = [np.sum(row[np.argsort(row)[1:closest + 1]]) for row in distances]
    return updates[np.argmin(scores)]


METHODS = {"mean": mean, "median": median, "trimmed mean": trimmed, "krum": krum}


def make(count, values):
    random = np.random.default_rng(1)
    model = [random.normal(0, 0.05, values // LAYERS).astype(np.float32) for _ in range(LAYERS)]
    return [[layer + random.standard_normal(len(layer), np.float32) * np.float32(0.005) for layer in model] for _ in range(count)]


if __name__ == "__main__":
    print(f"numpy {np.__version__}", flush=True)
    made, updates = None, None
    for line in sys.stdin:
        method, count, values = line.rstrip().rsplit(" ", 2)
        if made != (count, values):
            updates = None
            made, updates = (count, values), make(int(count), int(values))
        weights = [100 + i * 37 % 900 for i in range(len(updates))]
        begin = time.perf_counter()
        METHODS[method](updates, weights)
        print(time.perf_counter() - begin, flush=True)
