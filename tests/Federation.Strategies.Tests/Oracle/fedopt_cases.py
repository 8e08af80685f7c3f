"""Server optimizers: Hsu et al. 2019 (FedAvgM) and Reddi et al. 2021, algorithm 2 (FedAdagrad, FedAdam, FedYogi)."""
import numpy as np
from mean_cases import mixed_model
from oracle import case, in_double, like, random_model, weighted_mean


class Optimizer:
    """A step towards the mean, which is a model itself and so of the model's types. m and v are float64 here."""

    def __init__(self, model, eta, beta1, beta2=0.0, tau=0.0, rule=None):
        self.model, self.eta, self.beta1, self.beta2, self.tau, self.rule = model, eta, beta1, beta2, tau, rule
        self.m = {name: np.zeros(values.shape) for name, values in model.items()}
        self.v = {name: np.full(values.shape, tau ** 2) for name, values in model.items()}

    def step(self, x, updates, round):
        mean = in_double(like(self.model, weighted_mean(updates)))
        return {name: self.element(name, x[name], mean[name]) if self.model[name].dtype.kind == "f" else mean[name] for name in x}

    def element(self, name, x, mean):
        delta = mean - x
        if self.rule is None:
            self.m[name] = self.beta1 * self.m[name] + delta
            return x + self.eta * self.m[name]
        self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * delta
        v = self.v[name]
        if self.rule == "adagrad":
            v = v + delta ** 2
        elif self.rule == "adam":
            v = self.beta2 * v + (1 - self.beta2) * delta ** 2
        elif self.rule == "yogi":
            v = v - (1 - self.beta2) * delta ** 2 * np.sign(v - delta ** 2)
        self.v[name] = v
        return x + self.eta * self.m[name] / (np.sqrt(v) + self.tau)


def run(strategy, rounds=4, model=None, clients=4, seed=1, **settings):
    x = random_model(np.random.RandomState(seed + 100)) if model is None else model
    named = {"eta": settings["eta"], "beta1": settings["beta1"]}
    if strategy != "momentum":
        named |= {"beta2": settings.get("beta2", 0.0), "tau": settings["tau"]}
    step = Optimizer(x, rule=None if strategy == "momentum" else strategy, **settings).step
    text = ", ".join(f"{key} {value:g}" for key, value in named.items())
    kind = "" if model is None else ", float16" if all(v.dtype == np.float16 for v in x.values()) else ", all element types"
    return case(f"{strategy}, {text}{kind}", {"strategy": strategy, **named}, step, rounds, clients, seed, x)


def fixtures():
    half = random_model(np.random.RandomState(5), dtype=np.float16)
    return {"fedopt.json": [
        run("momentum", eta=1.0, beta1=0.9),
        run("momentum", eta=0.3, beta1=0.5, clients=3, model=mixed_model()),
        run("adagrad", eta=0.1, beta1=0.0, tau=1e-3),
        run("adagrad", eta=0.05, beta1=0.7, tau=1e-2, clients=3, model=mixed_model()),
        run("adam", eta=0.1, beta1=0.9, beta2=0.99, tau=1e-3),
        run("adam", eta=0.03, beta1=0.5, beta2=0.9, tau=0.1, clients=3, model=mixed_model()),
        run("yogi", eta=0.01, beta1=0.9, beta2=0.99, tau=1e-3),
        run("yogi", eta=0.1, beta1=0.6, beta2=0.5, tau=0.5, rounds=6),
    ], "fedopt_half.json": [
        run("adam", eta=0.1, beta1=0.9, beta2=0.99, tau=1e-3, rounds=6, clients=2, model=half),
    ]}
