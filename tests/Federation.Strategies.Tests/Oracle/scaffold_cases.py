"""SCAFFOLD (Karimireddy et al. 2020, algorithm 1, option II), clients and server, on quadratics of which every client has another.

Client i has f_i(x) = sum(a_i / 2 * (x - b_i)^2) for the floating-point tensors; of the others it answers anything.
"""
import numpy as np
from oracle import Update, case, flat, in_double, like, random_model, weighted_mean
from mean_cases import mixed_model


SHAPES = {"fc.weight": (3, 2), "fc.bias": (3,)}


def floating(values):
    return np.issubdtype(values.dtype, np.floating)


class Federation:
    def __init__(self, model, clients, sampled, server_rate=1.0, steps=3, client_rate=0.1, by_examples=False):
        random = np.random.RandomState(clients + sampled)
        self.sampled, self.server_rate, self.steps, self.client_rate = sampled, server_rate, steps, client_rate
        self.by_examples = by_examples
        self.model = model
        self.examples = [int(n) for n in random.randint(1, 201, clients)]
        self.a = [{k: random.uniform(0.5, 3, v.shape) for k, v in model.items()} for _ in range(clients)]
        self.b = [{k: random.uniform(-2, 2, v.shape) for k, v in model.items()} for _ in range(clients)]
        self.c = {k: np.zeros_like(v) for k, v in model.items()}
        self.c_of = [in_double(self.c) for _ in range(clients)]

    def updates(self, random, model, clients, round):
        chosen = sorted(random.choice(len(self.c_of), self.sampled, replace=False))
        return [self.train(i, random, model) for i in chosen]

    def train(self, i, random, model):
        x, c = in_double(model), in_double(self.c)
        trained, change = {}, {}
        for name, values in model.items():
            if not floating(values):
                trained[name] = np.array(random.randint(0, 2, values.shape), dtype=values.dtype)
                change[name] = np.array(random.randint(0, 2, values.shape), dtype=values.dtype)
                continue
            y = x[name].copy()
            for _ in range(self.steps):
                gradient = self.a[i][name] * (y - self.b[i][name])
                y = y - self.client_rate * (gradient - self.c_of[i][name] + c[name])
            next_c = self.c_of[i][name] - c[name] + (x[name] - y) / (self.steps * self.client_rate)
            trained[name] = y.astype(values.dtype)
            change[name] = (next_c - self.c_of[i][name]).astype(values.dtype)
            self.c_of[i][name] = next_c
        return Update(f"client-{i}", self.examples[i], trained, auxiliary=change)

    def step(self, model, updates, round):
        weights = np.array([u.examples if self.by_examples else 1.0 for u in updates], dtype=np.float64)
        weights /= weights.sum()
        mean = weighted_mean(updates, weights)
        next_c = in_double(self.c)
        for name, values in self.model.items():
            if floating(values):
                mean[name] = model[name] + self.server_rate * sum(w * (u.parameters[name] - model[name]) for w, u in zip(weights, updates))
                change = sum(w * u.auxiliary[name] for w, u in zip(weights, updates))
                next_c[name] += len(updates) / len(self.c_of) * change
        self.c = like(self.model, next_c)
        return mean, {"c": [flat(v) for v in self.c.values()]}


def run(name, clients, sampled, model=None, seed=1, **settings):
    model = random_model(np.random.RandomState(seed), SHAPES) if model is None else model
    federation = Federation(model, clients, sampled, **settings)
    document = {"clients": clients, "serverLearningRate": federation.server_rate,
                "weights": "ByExamples" if federation.by_examples else "Uniform"}
    return case(name, document, federation.step, rounds=3, model=model, updates=federation.updates)


def small_mixed_model():
    return {name: values for name, values in mixed_model().items() if not name.startswith("conv") and name != "fc.weight"}


def fixtures():
    return {"scaffold.json": [
        run("all clients", 4, 4),
        run("three of seven clients", 7, 3, seed=2),
        run("three of five, half a step", 5, 3, seed=3, server_rate=0.5),
        run("a longer step", 3, 2, seed=4, server_rate=1.5),
        run("by examples", 5, 5, seed=5, by_examples=True),
        run("all element types", 4, 2, model=small_mixed_model(), server_rate=0.7),
    ]}
