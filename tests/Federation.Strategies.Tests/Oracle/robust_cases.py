"""Robust rules: coordinate-wise median and trimmed mean (Yin et al. 2018), Krum and Multi-Krum (Blanchard et al. 2017), Bulyan
(El Mhamdi et al. 2018), the geometric median by the smoothed Weiszfeld algorithm (Pillutla et al. 2022) from
the coordinate-wise median on."""
import numpy as np
from oracle import Update, case, random_model, random_updates, vector, weighted_mean

SMALL = {"w": (3, 2), "b": (4,)}


def stacked(updates):
    return {name: np.stack([u.parameters[name] for u in updates]) for name in updates[0].parameters}


def median(model, updates, round):
    return {name: np.median(values, axis=0) for name, values in stacked(updates).items()}


def trimmed(beta):
    def step(model, updates, round):
        cut = int(beta * len(updates))
        return {name: np.mean(np.sort(values, axis=0)[cut:len(updates) - cut], axis=0) for name, values in stacked(updates).items()}
    return step


def floats(update):
    return vector({name: v for name, v in update.parameters.items() if name not in ("steps", "mask")})


def scores(updates, f):
    """The sum of the squared distances to the n - f - 2 closest others, and to the closest one at least."""
    points = [floats(u) for u in updates]
    count = max(len(points) - f - 2, 1)
    return [sum(sorted(np.sum((p - q) ** 2) for j, q in enumerate(points) if j != i)[:count]) for i, p in enumerate(points)]


def krum(f):
    def step(model, updates, round):
        return updates[int(np.argmin(scores(updates, f)))].parameters
    return step


def multi_krum(f, m=None):
    def step(model, updates, round):
        best = np.argsort(scores(updates, f), kind="stable")[:len(updates) - f if m is None else m]
        return weighted_mean([updates[i] for i in best], np.ones(len(best)))
    return step


def bulyan(f):
    def step(model, updates, round):
        rest, selected = list(updates), []
        while len(selected) < len(updates) - 2 * f:
            selected.append(rest.pop(int(np.argmin(scores(rest, f)))))
        keep = len(selected) - 2 * f

        def around(column):
            return np.mean(sorted(column, key=lambda x: (abs(x - np.median(column)), x))[:keep])
        return {name: np.apply_along_axis(around, 0, values) for name, values in stacked(selected).items()}
    return step


def geometric_median(iterations=3, nu=1e-6, uniform=False):
    def step(model, updates, round):
        alphas = np.array([1 if uniform else u.examples for u in updates], dtype=np.float64)
        points = np.stack([floats(u) for u in updates])
        v = np.median(points, axis=0)
        for _ in range(iterations):
            betas = alphas / np.maximum(nu, np.linalg.norm(points - v, axis=1))
            v = betas @ points / betas.sum()
        return weighted_mean(updates, betas)
    return step


def attacked(attackers, scale):
    """Some clients send what is far from the model, all in the same direction; their names come first and last."""
    def updates(random, model, clients, round):
        answers = random_updates(random, model, clients, round)
        for i in range(attackers):
            place = i // 2 if i % 2 == 0 else clients - 1 - i // 2
            one = answers[place]
            answers[place] = Update(one.client, one.examples, {
                name: (values + scale).astype(values.dtype) if values.dtype.kind == "f" else values for name, values in one.parameters.items()})
        return answers
    return updates


def mixed_model():
    random = np.random.RandomState(11)
    return {**random_model(random, SMALL), "double": random.uniform(-1, 1, 3), "half": random.uniform(-1, 1, 3).astype(np.float16),
            "steps": np.array(12, dtype=np.int64), "mask": np.array([True, False, True, True])}


def robust(name, settings, step, attackers=0, scale=100, model=None, **more):
    model = random_model(np.random.RandomState(5), SMALL) if model is None else model
    return case(name, settings, step, rounds=2, model=model, updates=attacked(attackers, scale), **more)


def fixtures():
    return {
        "median.json": [
            robust("odd", {}, median, clients=5, attackers=2),
            robust("even", {}, median, clients=6, attackers=2, seed=2),
            robust("all element types", {}, median, clients=4, seed=3, model=mixed_model()),
            robust("one client", {}, median, clients=1),
        ],
        "trimmed.json": [
            robust("default", {"beta": 0.2}, trimmed(0.2), clients=10, attackers=2),
            robust("rounded down", {"beta": 0.34}, trimmed(0.34), clients=5, attackers=1, seed=2),
            robust("nothing trimmed", {"beta": 0}, trimmed(0), clients=5, seed=3),
            robust("all element types", {"beta": 0.3}, trimmed(0.3), clients=4, seed=4, model=mixed_model()),
        ],
        "krum.json": [
            robust("one attacker", {"f": 1}, krum(1), clients=5, attackers=1),
            robust("three attackers near by", {"f": 3}, krum(3), clients=9, attackers=3, scale=1, seed=2),
            robust("no attacker", {"f": 0}, krum(0), clients=3, seed=3),
            robust("all element types", {"f": 1}, krum(1), clients=6, attackers=1, seed=4, model=mixed_model()),
        ],
        "multi_krum.json": [
            robust("default", {"f": 2}, multi_krum(2), clients=8, attackers=2),
            robust("three", {"f": 2, "m": 3}, multi_krum(2, 3), clients=9, attackers=2, scale=1, seed=2),
            robust("one", {"f": 1, "m": 1}, multi_krum(1, 1), clients=5, attackers=1, seed=3),
            robust("all element types", {"f": 1}, multi_krum(1), clients=5, attackers=1, seed=4, model=mixed_model()),
        ],
        "bulyan.json": [
            robust("one attacker", {"f": 1}, bulyan(1), clients=7, attackers=1),
            robust("two attackers near by", {"f": 2}, bulyan(2), clients=12, attackers=2, scale=1, seed=2),
            robust("no attacker", {"f": 0}, bulyan(0), clients=3, seed=3),
        ],
        "geometric_median.json": [
            robust("default", {}, geometric_median(), clients=6, attackers=2),
            robust("uniform, ten iterations", {"iterations": 10, "weights": "Uniform"}, geometric_median(10, uniform=True), clients=7, attackers=3, seed=2),
            robust("smooth", {"smoothing": 2.0}, geometric_median(nu=2.0), clients=5, attackers=1, seed=3),
            robust("all element types", {}, geometric_median(), clients=5, attackers=1, seed=4, model=mixed_model()),
        ],
    }
